// <place-map>: the same set as the list beside it. Everything it shows comes from this site.
import { AttributionControl, LngLatBounds, Map as Picture, Marker, NavigationControl, Popup, addProtocol, setWorkerUrl } from "maplibre-gl";
import { Protocol } from "pmtiles";

let prepared = false;

/** @param {string} worker */
function prepare(worker) {
  if (prepared) return;
  setWorkerUrl(new URL(worker, location.href).href);
  addProtocol("pmtiles", new Protocol().tile);
  prepared = true;
}

class PlaceMap extends HTMLElement {
  /** @type {Picture | null} */ chart = null;
  /** @type {any[]} */ features = [];
  /** @type {Marker[]} */ names = [];
  #theme = new MutationObserver(() => this.#repaint());

  connectedCallback() {
    prepare(this.getAttribute("worker") ?? "");
    try {
      this.#draw();
    } catch {
      this.classList.add("map-failed");
      this.textContent = this.getAttribute("failed") ?? "";
    }
  }

  disconnectedCallback() {
    this.#theme.disconnect();
    this.chart?.remove();
  }

  /** @param {string} name */
  #colour(name) {
    return getComputedStyle(this).getPropertyValue(name).trim();
  }

  #draw() {
    const chart = new Picture({
      container: this,
      style: { version: 8, sources: this.#sources(), layers: this.#layers() },
      center: [15, 55],
      zoom: 3,
      attributionControl: false,
      cooperativeGestures: matchMedia("(pointer: coarse)").matches,
      dragRotate: false,
      fadeDuration: 0,
      locale: this.#words(),
    });
    this.chart = chart;
    chart.addControl(new NavigationControl({ showCompass: false }), "top-right");
    chart.addControl(new AttributionControl({ compact: false, customAttribution: this.getAttribute("credit") ?? "" }));
    chart.touchZoomRotate.disableRotation();
    chart.on("load", () => this.#frame());
    for (const layer of this.getAttribute("src") ? ["points", "squares"] : []) {
      chart.on("click", layer, (event) => this.#open(event));
      chart.on("mouseenter", layer, () => (chart.getCanvas().style.cursor = "pointer"));
      chart.on("mouseleave", layer, () => (chart.getCanvas().style.cursor = ""));
    }
    this.#theme.observe(document.documentElement, { attributeFilter: ["data-color-scheme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#repaint());
    this.#followList();
  }

  #words() {
    /** @type {Record<string, string>} */ const words = {};
    for (const [key, name] of [["Map.Title", "label"], ["NavigationControl.ZoomIn", "zoom-in"], ["NavigationControl.ZoomOut", "zoom-out"], ["CooperativeGesturesHandler.MobileHelpText", "two-fingers"], ["AttributionControl.ToggleAttribution", "credit"]]) {
      const word = this.getAttribute(name);
      if (word) words[key] = word;
    }
    return words;
  }

  #sources() {
    /** @type {Record<string, any>} */ const sources = {};
    const at = (/** @type {string} */ name) => new URL(this.getAttribute(name) ?? "", location.href).href;
    const basemap = this.getAttribute("basemap") ?? "";
    if (basemap.includes(".pmtiles")) sources.base = { type: "vector", url: `pmtiles://${at("basemap")}` };
    else if (basemap) sources.base = { type: "geojson", data: at("basemap") };
    if (this.getAttribute("boundary")) sources.boundary = { type: "geojson", data: at("boundary") };
    if (this.getAttribute("src")) sources.points = { type: "geojson", data: { type: "FeatureCollection", features: [] }, generateId: true };
    return sources;
  }

  /** @returns {any[]} */
  #layers() {
    const part = this.hasAttribute("basemap") && this.getAttribute("basemap")?.includes(".pmtiles");
    const layer = (/** @type {string} */ name) => (part ? { "source-layer": name } : {});
    /** @type {any[]} */ const layers = [{ id: "ground", type: "background", paint: { "background-color": this.#colour(this.hasAttribute("basemap") ? "--map-water" : "--map-land") } }];
    if (this.getAttribute("basemap")) {
      layers.push({ id: "land", type: "fill", source: "base", ...layer("land"), filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": this.#colour("--map-land"), "fill-outline-color": this.#colour("--map-minor") } });
    }
    if (this.getAttribute("boundary")) {
      layers.push({ id: "territory", type: "fill", source: "boundary", paint: { "fill-color": this.#colour("--map-territory") } });
      layers.push({ id: "outline", type: "line", source: "boundary", paint: { "line-color": this.#colour("--map-line"), "line-width": 1.25 } });
    }
    if (this.getAttribute("src")) layers.push(...this.#pointLayers());
    return layers;
  }

  /** Organisations are circles, the municipality's are squares, drawn on top. @returns {any[]} */
  #pointLayers() {
    const chosen = ["boolean", ["feature-state", "chosen"], false];
    const municipal = ["==", ["get", "side"], "municipality"];
    const [amber, blue, ground] = [this.#colour("--data-organisations"), this.#colour("--data-municipality"), this.#colour("--map-land")];
    const square = (/** @type {string} */ id, /** @type {number} */ size, /** @type {string} */ colour) => ({
      id,
      type: "symbol",
      source: "points",
      filter: municipal,
      layout: { "icon-image": "square", "icon-size": size, "icon-allow-overlap": true, "icon-ignore-placement": true },
      paint: { "icon-color": colour },
    });
    return [
      {
        id: "points",
        type: "circle",
        source: "points",
        filter: ["!", municipal],
        paint: { "circle-color": amber, "circle-radius": ["case", chosen, 10, 6.5], "circle-stroke-color": ground, "circle-stroke-width": 1.5 },
      },
      square("squares-edge", 1.15, ground),
      square("squares", 0.9, blue),
    ];
  }

  #repaint() {
    const chart = this.chart;
    if (!chart?.isStyleLoaded()) return;
    for (const layer of this.#layers()) {
      for (const [key, value] of Object.entries(layer.paint ?? {})) chart.setPaintProperty(layer.id, /** @type {any} */ (key), value);
    }
  }

  async #frame() {
    const chart = /** @type {Picture} */ (this.chart);
    chart.addImage("square", { width: 16, height: 16, data: new Uint8Array(16 * 16 * 4).fill(255) }, { sdf: true });
    const [boundary, points] = await Promise.all([this.#read("boundary"), this.#read("src")]);
    this.features = points?.features?.filter((/** @type {any} */ one) => one.geometry) ?? [];
    const bounds = new LngLatBounds();
    if (boundary) extend(bounds, boundary);
    if (bounds.isEmpty() && points) extend(bounds, points);
    if (!bounds.isEmpty()) chart.fitBounds(bounds, { padding: 32, maxZoom: 12, animate: false });
    this.#pack();
    chart.on("zoomend", () => this.#pack());
  }

  /** @param {string} name */
  async #read(name) {
    const address = this.getAttribute(name);
    if (!address) return null;
    const answer = await fetch(address).catch(() => null);
    return answer?.ok ? answer.json() : null;
  }

  /** Dots of one settlement are packed around it in a sunflower (Vogel 1979), so that none hides another. */
  #pack() {
    const chart = /** @type {Picture} */ (this.chart);
    /** @type {Record<string, any[]>} */ const groups = {};
    for (const one of this.features) (groups[one.geometry.coordinates.map((/** @type {number} */ part) => part.toFixed(3)).join(" ")] ??= []).push(one);
    const features = Object.values(groups).flatMap((group) => {
      const middle = chart.project(group[0].geometry.coordinates);
      const step = Math.min(11, 80 / Math.sqrt(group.length));
      return group.map((one, place) => {
        if (group.length === 1) return one;
        const [away, turn] = [step * Math.sqrt(place + 0.3), place * 2.39996];
        const { lng, lat } = chart.unproject([middle.x + away * Math.cos(turn), middle.y + away * Math.sin(turn)]);
        return { ...one, geometry: { type: "Point", coordinates: [lng, lat] } };
      });
    });
    /** @type {any} */ (chart.getSource("points"))?.setData({ type: "FeatureCollection", features });
    this.#name(Object.values(groups));
  }

  /** The names of settlements stand below their dots, the largest first; one that would cover another is left out. @param {any[][]} groups */
  #name(groups) {
    const chart = /** @type {Picture} */ (this.chart);
    for (const one of this.names.splice(0)) one.remove();
    /** @type {Record<string, {number: number, x: number, bottom: number}>} */ const settlements = {};
    for (const group of groups) {
      const words = group[0].properties.place;
      if (!words) continue;
      const { x, y } = chart.project(group[0].geometry.coordinates);
      const below = group.length === 1 ? 8 : Math.min(11, 80 / Math.sqrt(group.length)) * Math.sqrt(group.length) + 6;
      const known = (settlements[words] ??= { number: 0, x: 0, bottom: -Infinity });
      known.x = (known.x * known.number + x * group.length) / (known.number + group.length);
      known.number += group.length;
      known.bottom = Math.max(known.bottom, y + below);
    }
    /** @type {number[][]} */ const taken = [];
    for (const [words, { x, bottom }] of Object.entries(settlements).sort(([, one], [, other]) => other.number - one.number)) {
      const half = words.length * 3.6 + 4;
      const box = [x - half, bottom, x + half, bottom + 17];
      if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) continue;
      taken.push(box);
      const element = document.createElement("span");
      element.className = "map-name";
      element.textContent = words;
      element.ariaHidden = "true";
      this.names.push(new Marker({ element, anchor: "top" }).setLngLat(chart.unproject([x, bottom])).addTo(chart));
    }
  }

  /** @param {any} event */
  #open(event) {
    const [feature] = event.features;
    const { title, url, place } = feature.properties;
    const card = document.createElement("div");
    const link = document.createElement("a");
    link.href = url ?? "#";
    link.textContent = title ?? "";
    card.append(link);
    if (place) card.append(document.createElement("br"), place);
    new Popup({ closeButton: true, maxWidth: "260px" }).setLngLat(feature.geometry.coordinates).setDOMContent(card).addTo(/** @type {Picture} */ (this.chart));
  }

  /** A row of the list (data-point = the id of its point) marks its dot while it is pointed at or in focus. */
  #followList() {
    for (const name of ["focusin", "mouseover"]) {
      document.addEventListener(name, (event) => {
        const row = event.target instanceof Element ? event.target.closest("[data-point]") : null;
        if (row instanceof HTMLElement) this.#choose(row.dataset.point ?? "");
      });
    }
  }

  /** @param {string} id */
  #choose(id) {
    const chart = this.chart;
    if (!chart?.getSource("points")) return;
    chart.removeFeatureState({ source: "points" });
    for (const feature of chart.querySourceFeatures("points", { filter: ["==", ["get", "id"], id] })) {
      if (feature.id !== undefined) chart.setFeatureState({ source: "points", id: feature.id }, { chosen: true });
    }
  }
}

/** @param {LngLatBounds} bounds @param {any} thing */
function extend(bounds, thing) {
  if (Array.isArray(thing)) {
    if (typeof thing[0] === "number") bounds.extend([thing[0], thing[1]]);
    else for (const part of thing) extend(bounds, part);
    return;
  }
  for (const part of thing?.features ?? thing?.geometries ?? []) extend(bounds, part);
  extendOne(bounds, thing);
}

/** @param {LngLatBounds} bounds @param {any} thing */
function extendOne(bounds, thing) {
  if (thing?.geometry) extend(bounds, thing.geometry);
  if (thing?.coordinates) extend(bounds, thing.coordinates);
}

customElements.define("place-map", PlaceMap);
