// <node-graph>: the network picture; numbered nodes, so that the list beside it says the same.
import Graph from "graphology";
import Sigma from "sigma";

/** @typedef {{id: string, label: string, x: number, y: number, side: string, number: number, url?: string}} Node */
/** @typedef {{source: string, target: string, state: string}} Tie */

const WIDTH = { proven: 5, confirmed: 2, one_sided: 1 };

class NodeGraph extends HTMLElement {
  /** @type {Sigma | null} */ drawing = null;
  #theme = new MutationObserver(() => this.#recolour());

  async connectedCallback() {
    const answer = await fetch(this.getAttribute("src") ?? "");
    if (!answer.ok) return this.#fail();
    const { nodes, edges } = await answer.json();
    const canvas = document.createElement("div");
    canvas.className = "graph-canvas";
    this.append(canvas);
    try {
      this.#draw(canvas, this.#graph(nodes, edges));
    } catch {
      this.#fail();
    }
  }

  disconnectedCallback() {
    this.#theme.disconnect();
    this.drawing?.kill();
  }

  #fail() {
    this.textContent = this.getAttribute("failed") ?? "";
  }

  /** @param {string} name */
  #colour(name) {
    return getComputedStyle(this).getPropertyValue(name).trim();
  }

  /** @param {string} side */
  #sideColour(side) {
    return this.#colour(side === "municipality" ? "--data-municipality" : "--data-organisations");
  }

  /** @param {string} state */
  #lineColour(state) {
    return this.#colour(state === "one_sided" ? "--data-grid" : state === "proven" ? "--ds-color-neutral-text-default" : "--data-axis");
  }

  /** @param {Node[]} nodes @param {Tie[]} edges */
  #graph(nodes, edges) {
    const graph = new Graph({ multi: true });
    const named = this.clientWidth >= 760;
    for (const { id, label, x, y, side, number, url } of nodes) {
      graph.addNode(id, { x, y, side, url, size: side === "municipality" ? 12 : 10, color: this.#sideColour(side), label: named ? `${number} ${label}` : String(number) });
    }
    for (const { source, target, state } of edges) {
      graph.addEdge(source, target, { state, size: WIDTH[/** @type {keyof WIDTH} */ (state)] ?? 2, color: this.#lineColour(state) });
    }
    return graph;
  }

  /** @param {HTMLElement} canvas @param {Graph} graph */
  #draw(canvas, graph) {
    const drawing = new Sigma(graph, canvas, {
      labelFont: "Noto Sans Variable, sans-serif",
      labelSize: 13,
      labelWeight: "600",
      labelColor: { color: this.#colour("--ds-color-neutral-text-default") },
      labelRenderedSizeThreshold: 0,
      labelDensity: 4,
      enableCameraRotation: false,
      defaultDrawNodeHover: () => {},
      stagePadding: 48,
    });
    this.drawing = drawing;
    drawing.on("clickNode", ({ node }) => {
      const address = graph.getNodeAttribute(node, "url");
      if (address) location.assign(address);
    });
    this.#keys(drawing);
    this.#theme.observe(document.documentElement, { attributeFilter: ["data-color-scheme"] });
  }

  /** Arrows move, plus and minus zoom, zero shows everything. @param {Sigma} drawing */
  #keys(drawing) {
    this.tabIndex = 0;
    this.setAttribute("role", "application");
    this.addEventListener("keydown", (event) => {
      const camera = drawing.getCamera();
      const step = 0.1 * camera.ratio;
      /** @type {Record<string, () => unknown>} */
      const moves = {
        ArrowLeft: () => camera.setState({ x: camera.x - step }),
        ArrowRight: () => camera.setState({ x: camera.x + step }),
        ArrowUp: () => camera.setState({ y: camera.y + step }),
        ArrowDown: () => camera.setState({ y: camera.y - step }),
        "+": () => camera.setState({ ratio: camera.ratio / 1.3 }),
        "-": () => camera.setState({ ratio: camera.ratio * 1.3 }),
        0: () => camera.setState({ x: 0.5, y: 0.5, ratio: 1 }),
      };
      if (!moves[event.key]) return;
      moves[event.key]();
      event.preventDefault();
    });
  }

  #recolour() {
    const drawing = this.drawing;
    if (!drawing) return;
    const graph = drawing.getGraph();
    graph.updateEachNodeAttributes((_, node) => ({ ...node, color: this.#sideColour(node.side) }));
    graph.updateEachEdgeAttributes((_, tie) => ({ ...tie, color: this.#lineColour(tie.state) }));
    drawing.setSetting("labelColor", { color: this.#colour("--ds-color-neutral-text-default") });
  }
}

customElements.define("node-graph", NodeGraph);
