// <place-map src boundary basemap worker label>: the points of the list beside it, on our own ground.
import { LngLatBounds, Map as Ground, NavigationControl, Popup, setWorkerUrl } from "maplibre-gl";

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

class PlaceMap extends HTMLElement {
  async connectedCallback() {
    setWorkerUrl(this.getAttribute("worker"));
    const [points, boundary, land] = await Promise.all(["src", "boundary", "basemap"].map((name) => this.read(name)));
    const ground = new Ground({ container: this, attributionControl: { compact: true }, style: this.style_(points, boundary, land), dragRotate: false, pitchWithRotate: false, maxZoom: 15 });
    ground.addControl(new NavigationControl({ showCompass: false }));
    ground.getCanvas().setAttribute("aria-label", this.getAttribute("label") || "");
    const bounds = this.bounds([points, boundary]);
    if (!bounds.isEmpty()) ground.fitBounds(bounds, { padding: 40, duration: 0, maxZoom: 12 });
    ground.on("click", "points", (event) => this.show(ground, event.features[0]));
    ground.on("click", "clusters", async (event) => {
      const zoom = await ground.getSource("points").getClusterExpansionZoom(event.features[0].properties.cluster_id);
      ground.easeTo({ center: event.features[0].geometry.coordinates, zoom });
    });
    for (const layer of ["points", "clusters"]) {
      ground.on("mouseenter", layer, () => { ground.getCanvas().style.cursor = "pointer"; });
      ground.on("mouseleave", layer, () => { ground.getCanvas().style.cursor = ""; });
    }
  }
  async read(name) {
    const address = this.getAttribute(name);
    const empty = { type: "FeatureCollection", features: [] };
    return address ? (await fetch(address, { headers: { Accept: "application/json" } })).json() : empty;
  }
  bounds(sets) {
    const bounds = new LngLatBounds();
    const walk = (part) => (typeof part[0] === "number" ? bounds.extend(part.slice(0, 2)) : part.forEach(walk));
    for (const set of sets) for (const feature of set.features || [set]) if (feature.geometry?.coordinates) walk(feature.geometry.coordinates);
    return bounds;
  }
  show(ground, feature) {
    const link = document.createElement("a");
    link.href = feature.properties.url;
    link.textContent = feature.properties.title || feature.properties.name;
    new Popup({ focusAfterOpen: true }).setLngLat(feature.geometry.coordinates).setDOMContent(link).addTo(ground);
  }
  style_(points, boundary, land) {
    const side = ["match", ["get", "side"], "municipality", colour("--data-municipality"), colour("--data-organisations")];
    return {
      version: 8,
      sources: {
        land: { type: "geojson", data: land, attribution: "Natural Earth" },
        boundary: { type: "geojson", data: boundary },
        points: { type: "geojson", data: points, cluster: true, clusterRadius: 36, clusterMaxZoom: 13 },
      },
      layers: [
        { id: "water", type: "background", paint: { "background-color": colour("--map-water") } },
        { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("--map-land"), "fill-outline-color": colour("--map-minor") } },
        { id: "territory", type: "fill", source: "boundary", paint: { "fill-color": colour("--map-territory") } },
        { id: "edge", type: "line", source: "boundary", paint: { "line-color": colour("--map-line"), "line-width": 1.5 } },
        { id: "clusters", type: "circle", source: "points", filter: ["has", "point_count"], paint: { "circle-color": colour("--data-organisations"), "circle-radius": ["step", ["get", "point_count"], 14, 10, 18, 50, 24], "circle-stroke-color": "#ffffff", "circle-stroke-width": 2 } },
        { id: "points", type: "circle", source: "points", filter: ["!", ["has", "point_count"]], paint: { "circle-color": side, "circle-radius": 9, "circle-stroke-color": "#ffffff", "circle-stroke-width": 2 } },
      ],
    };
  }
}
customElements.define("place-map", PlaceMap);
