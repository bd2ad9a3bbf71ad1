// Makes of a page one that draws the same places with cytoscape.js.
const fs = require("fs");
const [page, library] = process.argv.slice(2).map((f) => fs.readFileSync(f, "utf8"));
const data = JSON.parse(/id="shown">(.*?)<\/script>/s.exec(page)[1]);
const elements = [
  ...data.nodes.map((n) => ({ data: { id: n.id, label: n.name }, position: { x: n.dot[0], y: n.dot[1] } })),
  ...data.edges.map((e) => ({ data: { id: e.id, source: data.nodes[e.s].id, target: data.nodes[e.t].id } })),
];
const start = `const cy = cytoscape({ container: document.getElementById("stage"), elements: ${JSON.stringify(elements)}, layout: { name: "preset" },
  style: [{ selector: "node", style: { label: "data(label)", width: 8, height: 8 } }, { selector: "edge", style: { "curve-style": "straight", width: 1 } }] });
cy.once("render", () => requestAnimationFrame(() => requestAnimationFrame(() => (document.documentElement.dataset.ready = Math.round(performance.now())))));`;
process.stdout.write(`<!DOCTYPE html><meta charset="utf-8"><div id="stage" style="width:1400px;height:800px"></div>
<script>${library.replace(/<\/script/g, "<\\/script")}</script><script>${start.replace(/<\//g, "<\\/")}</script>\n`);
