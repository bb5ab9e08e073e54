// <node-graph src label failed>: the network picture. Squares are municipal, circles organisations; a tie is stitched when
// one side says so, plain when both do, and a cord when it is proven. Numbers stand in the list beside it, too.

/** @typedef {{id: string, label: string, x: number, y: number, side: string, number: number, url?: string}} Place */
/** @typedef {{source: string, target: string, state: string}} Tie */
/** @typedef {{x: number, y: number, lines: string[]}} Point */

const SVG = "http://www.w3.org/2000/svg";
const NAMES_FROM = 760;
const ROOM = 64;
const LEADING = 14;

/** @param {string} name @param {Record<string, string | number>} attributes @param {string} [text] */
function shape(name, attributes, text) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== undefined) element.textContent = text;
  return element;
}

/** Brings far ones nearer, so that a few outliers do not press the rest together. @param {number} part between -1 and 1 */
const drawnIn = (part) => Math.sign(part) * Math.abs(part) ** 0.62;

/** Fits the server's coordinates into the box. @param {Place[]} places @param {number} width @param {number} height */
function fitted(places, width, height) {
  const middle = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [middle(places.map((place) => place.x)), middle(places.map((place) => place.y))];
  const [across, down] = [Math.max(...places.map((place) => Math.abs(place.x - x))) || 1, Math.max(...places.map((place) => Math.abs(place.y - y))) || 1];
  const at = new Map(
    places.map((place) => [
      place.id,
      {
        x: width / 2 + drawnIn((place.x - x) / across) * (width / 2 - ROOM),
        y: height / 2 + drawnIn((place.y - y) / down) * (height / 2 - ROOM),
        lines: width >= NAMES_FROM ? wrapped(place.label) : [],
      },
    ]),
  );
  apart([...at.values()], width, height);
  return at;
}

/** Moves marks apart until their names have room, or after some rounds. @param {Point[]} points @param {number} width @param {number} height */
function apart(points, width, height) {
  const wide = width >= NAMES_FROM ? 128 : 30;
  for (let round = 0; round < 300; round += 1) {
    let moved = false;
    for (const [place, one] of points.entries()) {
      for (const other of points.slice(place + 1)) moved = part(one, other, wide) || moved;
    }
    for (const point of points) {
      point.x = Math.min(width - ROOM, Math.max(ROOM, point.x));
      point.y = Math.min(height - below(point), Math.max(ROOM / 3, point.y));
    }
    if (!moved) return;
  }
}

/** Pushes two marks apart along the shorter way. @param {Point} one @param {Point} other @param {number} wide */
function part(one, other, wide) {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const high = 14 + below(dy < 0 ? other : one);
  const [over, under] = [wide - Math.abs(dx), high - Math.abs(dy)];
  if (over <= 0 || under <= 0) return false;
  if (under / high <= over / wide) {
    const push = (under / 2 + 0.5) * (dy < 0 ? -1 : 1);
    one.y -= push;
    other.y += push;
  } else {
    const push = (over / 2 + 0.5) * (dx < 0 ? -1 : 1);
    one.x -= push;
    other.x += push;
  }
  return true;
}

/** @param {Point} from @param {Point} to @param {string} state */
function tieLine(from, to, state) {
  const group = shape("g", { class: `tie tie-${state}` });
  if (state !== "proven") {
    group.append(shape("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y }));
    return group;
  }
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [((to.y - from.y) / length) * 1.75, (-(to.x - from.x) / length) * 1.75];
  for (const [side, sign] of /** @type {[string, number][]} */ ([["municipality", 1], ["organisations", -1]])) {
    group.append(shape("line", { class: `tie-${side}`, x1: from.x + dx * sign, y1: from.y + dy * sign, x2: to.x + dx * sign, y2: to.y + dy * sign }));
  }
  return group;
}

/** How much room a mark and its name need below its middle. @param {Point} point */
const below = (point) => 16 + point.lines.length * LEADING;

/** A name in lines that stand under its mark. @param {string} name */
function wrapped(name) {
  /** @type {string[]} */ const lines = [];
  for (const word of name.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= 18) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** @param {Place} place @param {Point} at */
function mark(place, at) {
  const group = shape("g", { class: `node node-${place.side === "municipality" ? "municipality" : "organisations"}`, transform: `translate(${at.x} ${at.y})` });
  group.append(place.side === "municipality" ? shape("rect", { x: -11, y: -11, width: 22, height: 22 }) : shape("circle", { r: 11.5 }));
  group.append(shape("text", { class: "node-number", y: 4 }, String(place.number)));
  for (const [row, line] of at.lines.entries()) group.append(shape("text", { class: "node-name", y: 26 + row * LEADING }, line));
  group.append(shape("title", {}, place.label));
  if (!place.url) return group;
  const link = shape("a", { href: place.url, tabindex: -1 });
  link.append(group);
  return link;
}

class NodeGraph extends HTMLElement {
  /** @type {SVGElement | null} */ picture = null;
  view = { x: 0, y: 0, width: 0, height: 0 };

  async connectedCallback() {
    const answer = await fetch(this.getAttribute("src") ?? "").catch(() => null);
    if (!answer?.ok) {
      this.textContent = this.getAttribute("failed") ?? "";
      return;
    }
    const { nodes, edges } = await answer.json();
    if (nodes.length) this.#draw(nodes, edges);
    else this.hidden = true;
  }

  /** @param {Place[]} places @param {Tie[]} ties */
  #draw(places, ties) {
    this.style.height = `${Math.max(this.clientHeight, places.length * 20)}px`; // drawn in its own size, never made smaller
    const [width, height] = [this.clientWidth, this.clientHeight];
    const at = fitted(places, width, height);
    const svg = shape("svg", { role: "group", "aria-label": this.getAttribute("label") ?? "" });
    for (const tie of ties) {
      const [from, to] = [at.get(tie.source), at.get(tie.target)];
      if (from && to) svg.append(tieLine(from, to, tie.state));
    }
    for (const place of places) svg.append(mark(place, /** @type {Point} */ (at.get(place.id))));
    this.picture = /** @type {SVGElement} */ (svg);
    this.view = { x: 0, y: 0, width, height };
    this.#show();
    this.append(svg);
    this.#listen(width, height);
  }

  #show() {
    const { x, y, width, height } = this.view;
    this.picture?.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
  }

  /** @param {number} right @param {number} down */
  #move(right, down) {
    this.view.x += right;
    this.view.y += down;
    this.#show();
  }

  /** @param {number} factor */
  #zoom(factor) {
    const { x, y, width, height } = this.view;
    this.view = { x: x + (width * (1 - factor)) / 2, y: y + (height * (1 - factor)) / 2, width: width * factor, height: height * factor };
    this.#show();
  }

  /** Arrows move, plus and minus zoom, zero shows everything; a mouse drags. @param {number} width @param {number} height */
  #listen(width, height) {
    this.tabIndex = 0;
    const step = () => this.view.width / 12;
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowLeft: () => this.#move(-step(), 0),
      ArrowRight: () => this.#move(step(), 0),
      ArrowUp: () => this.#move(0, -step()),
      ArrowDown: () => this.#move(0, step()),
      "+": () => this.#zoom(0.8),
      "-": () => this.#zoom(1.25),
      0: () => ((this.view = { x: 0, y: 0, width, height }), this.#show()),
    };
    this.addEventListener("keydown", (event) => {
      if (!keys[event.key]) return;
      keys[event.key]();
      event.preventDefault();
    });
    this.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      this.#zoom(event.deltaY > 0 ? 1.1 : 0.9);
      event.preventDefault();
    });
    this.addEventListener("pointermove", (event) => {
      if (event.buttons !== 1 || event.pointerType !== "mouse") return;
      const scale = this.view.width / this.clientWidth;
      this.#move(-event.movementX * scale, -event.movementY * scale);
    });
  }
}

customElements.define("node-graph", NodeGraph);
