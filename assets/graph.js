// <node-graph src>: the network beside its list; positions are computed on the server and stay the same.
import Graph from "graphology";
import Sigma from "sigma";

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

class NodeGraph extends HTMLElement {
  async connectedCallback() {
    const found = await (await fetch(this.getAttribute("src"))).json();
    const graph = new Graph({ multi: true });
    for (const node of found.nodes) {
      graph.addNode(node.id, { x: node.x, y: node.y, size: 8, label: `${node.number} ${node.label}`, color: node.side === "municipality" ? colour("--data-municipality") : colour("--data-organisations"), url: node.url });
    }
    for (const edge of found.edges) {
      graph.addEdge(edge.source, edge.target, { size: edge.state === "proven" ? 4 : edge.state === "confirmed" ? 2.5 : 1, color: edge.state === "one_sided" ? colour("--data-grid") : colour("--data-axis") });
    }
    const view = new Sigma(graph, this, { labelFont: "Noto Sans Variable", labelColor: { color: colour("--ds-color-neutral-text-default") }, labelRenderedSizeThreshold: 4 });
    view.on("clickNode", ({ node }) => { const url = graph.getNodeAttribute(node, "url"); if (url) location.assign(url); });
  }
}
customElements.define("node-graph", NodeGraph);
