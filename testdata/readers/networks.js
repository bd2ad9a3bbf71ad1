// Reads a file of a network with a library and prints what it understood, as
// JSON: nodes and edges by their identifiers, with their attributes.
//
// usage: node networks.js graphology|cytoscape|mermaid FILE
const fs = require("fs");
const [library, file] = process.argv.slice(2);
const text = fs.readFileSync(file, "utf8");

const readers = {
  graphology() {
    const Graph = require("graphology");
    const g = require("graphology-gexf").parse(Graph, text, {allowUndeclaredAttributes: false});
    const nodes = {}, edges = {};
    g.forEachNode((id, data) => nodes[id] = data);
    g.forEachEdge((id, data, source, target) => edges[id] = {...data, source, target});
    return {nodes, edges, node_count: g.order, edge_count: g.size};
  },
  cytoscape() {
    const cy = require("cytoscape")({headless: true, styleEnabled: true, ...JSON.parse(text)});
    const nodes = {}, edges = {};
    cy.nodes().forEach(v => nodes[v.id()] = {...v.data(), x: v.position("x"), y: v.position("y")});
    cy.edges().forEach(e => edges[e.id()] = e.data());
    return {nodes, edges, node_count: cy.nodes().length, edge_count: cy.edges().length};
  },
  async mermaid() {
    const {JSDOM} = require("jsdom");
    const dom = new JSDOM("<!DOCTYPE html><body></body>");
    globalThis.window = dom.window;
    globalThis.document = dom.window.document;
    const {default: mermaid} = await import(require.resolve("mermaid"));
    mermaid.initialize({securityLevel: "strict", startOnLoad: false});
    await mermaid.parse(text); // with its front matter and directives
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    const plain = text => (text || "").replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(code)); // what it draws
    const vertices = [...diagram.db.getVertices().values()], lines = diagram.db.getEdges();
    const nodes = {}, edges = {};
    vertices.forEach(v => nodes[v.id] = {label: plain(v.text)});
    lines.forEach((e, i) => edges[i] = {label: plain(e.text), source: e.start, target: e.end, stroke: e.stroke});
    return {nodes, edges, node_count: vertices.length, edge_count: lines.length};
  },
};
Promise.resolve(readers[library]()).then(read => process.stdout.write(JSON.stringify(read), () => process.exit(0)))
  .catch(error => { console.error(String(error)); process.exit(1); });
