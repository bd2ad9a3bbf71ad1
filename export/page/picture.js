// The picture, made of the places that the data gives.
const area = { x: data.area[0], y: data.area[1], w: Math.max(data.area[2], 40), h: Math.max(data.area[3], 40) };
const picture = svg("svg", {
  id: "picture", role: "group", "aria-label": data.desc, viewBox: [area.x, area.y, area.w, area.h].join(" "), tabindex: "-1",
});
const classOf = ["group", "person", "event"];

const words = svg("g", { class: "labels" });

const cards = svg("g", { class: "cards" });

function drawPicture() {
  drawLines();
  if (many && !state.picked && nodes.every((n) => n.r)) sketchNodes();
  else drawNodes();
  if (data.axis) picture.append(drawAxis(data.axis));
  if (data.bars) picture.append(drawBars(data.bars));
  if (many) picture.classList.add("many");
  picture.append(strands, lines, cards, words);
  $("layer").append(picture);
}

function drawAxis(a) {
  const g = svg("g", { "aria-hidden": "true" }, svg("line", { class: "axis", x1: a.x, y1: a.top, x2: a.x, y2: a.bottom }));
  drawTexts(g, a.texts);
  return g;
}

function drawTexts(into, texts) {
  for (const t of texts || []) into.append(svg("text", { class: "t-" + t.c, x: t.x, y: t.y }, t.s));
}

function drawNodes() {
  cards.replaceChildren();
  for (const n of nodes) {
    n.g = n.r ? drawPoint(n) : drawCard(n);
    n.g.owner = n;
    n.g.classList.toggle("off", !n.on);
    cards.append(n.g);
  }
}

// drawPoint draws a node that is named as there is room.
function drawPoint(n) {
  const [x, y, width, height] = n.box;
  const kind = "node point " + classOf[n.col];
  if (n.col === 0) return svg("rect", { class: kind, x, y, width, height });
  return svg("circle", { class: kind, cx: n.dot[0], cy: n.dot[1], r: n.r });
}

function drawCard(n) {
  const g = svg("g", { class: "node " + classOf[n.col] });
  const [x, y, w, h] = n.box;
  if (n.col === 2 && !n.dot) {
    g.append(svg("rect", { class: "shape card", x, y, width: w, height: h }));
  } else if (n.col === 2) {
    g.append(svg("rect", { class: "room", x: x - 20, y: y - 2, width: w + 24, height: h + 4 }));
    g.append(svg("circle", { class: "shape" + (n.hollow ? " hollow" : ""), cx: n.dot[0], cy: n.dot[1], r: 3.2 }));
  } else {
    g.append(svg("rect", { class: "shape", x, y, width: w, height: h, rx: n.col === 1 ? 9 : null }));
  }
  drawTexts(g, n.texts);
  return g;
}

const manner = (e) => (e.accent ? " accent" : "") + (e.context ? " context" : "");

function linePath(e, d) {
  const path = svg("path", { class: "line", d, "stroke-width": e.w });
  if (e.dash === 1) path.setAttribute("stroke-dasharray", 4 + e.w + " " + (2.5 + e.w));
  if (e.dash === 2) {
    path.setAttribute("stroke-dasharray", "0.1 " + (2.5 + e.w));
    path.setAttribute("stroke-linecap", "round");
  }
  return path;
}

// lineParts makes the elements of a line: g is all of it.
function lineParts(e) {
  const line = linePath(e, pathOf(e));
  const tips = (e.heads || []).map((h) => svg("path", { class: "head", d: headOf(e, h) }));
  const g = tips.length ? svg("g", {}, line, ...tips) : line;
  g.setAttribute("class", (tips.length ? "edge" : "edge line") + manner(e));
  return { line, tips, g };
}

function drawEdge(e) {
  Object.assign(e, lineParts(e));
  e.g.owner = e;
  if (e.texts) {
    e.words = svg("g", { class: "words" + manner(e), "aria-hidden": "true" });
    drawTexts(e.words, e.texts);
    words.append(e.words);
  }
  return e.g;
}

// pointsOf gives the points of a line, moved with its ends.
function pointsOf(e) {
  const p = e.path;
  const last = p.length - 2;
  if (!e.a.dx && !e.a.dy && !e.b.dx && !e.b.dy) return p;
  const out = new Array(p.length);
  for (let i = 0; i <= last; i += 2) {
    const t = i / last;
    out[i] = p[i] + (1 - t) * e.a.dx + t * e.b.dx;
    out[i + 1] = p[i + 1] + (1 - t) * e.a.dy + t * e.b.dy;
  }
  return out;
}

function pathOf(e) {
  const p = pointsOf(e);
  let d = "M" + round(p[0]) + " " + round(p[1]);
  if (p.length === 4) return d + "L" + round(p[2]) + " " + round(p[3]);
  for (let i = 2; i < p.length; i += 2) d += (i % 6 === 2 ? "C" : " ") + round(p[i]) + " " + round(p[i + 1]);
  return d;
}

// headOf moves a head with the end that it is at.
function headOf(e, h) {
  const p = e.path;
  const far = (x, y) => (h[0] - x) ** 2 + (h[1] - y) ** 2;
  const n = far(p[0], p[1]) < far(p[p.length - 2], p[p.length - 1]) ? e.a : e.b;
  const at = (i) => round(h[i] + n.dx) + " " + round(h[i + 1] + n.dy);
  return "M" + at(0) + "L" + at(2) + "L" + at(4) + "Z";
}

// call lets a card or a line have the focus, and says what it is.
function call(x, g) {
  g.setAttribute("role", "button");
  g.setAttribute("tabindex", "-1");
  g.setAttribute("aria-label", tipOf(x));
}

const round = (x) => Math.round(x * 10) / 10;

// moveNode puts a node elsewhere, with its lines.
function moveNode(n, dx, dy) {
  n.dx = dx;
  n.dy = dy;
  n.moved = true;
  if (n.leader) n.leader.firstChild.setAttribute("points", cornersOf(n));
  for (const g of n.words ? [n.g, n.words] : [n.g]) g.setAttribute("transform", "translate(" + round(dx) + " " + round(dy) + ")");
  takeOut(n);
  for (const e of n.edges) {
    e.samples = null;
    e.line.setAttribute("d", pathOf(e));
    e.tips.forEach((tip, i) => tip.setAttribute("d", headOf(e, e.heads[i])));
    if (e.words) e.words.setAttribute("transform", "translate(" + round((e.a.dx + e.b.dx) / 2) + " " + round((e.a.dy + e.b.dy) / 2) + ")");
  }
}

// showChosen hides what is off. Only what changed is touched.
function showChosen() {
  let together = false;
  for (const x of [...nodes, ...edges]) {
    if (x.on === !x.gone) continue;
    x.gone = !x.on;
    if (x.g) x.g.classList.toggle("off", x.gone); // what is drawn later looks by itself
    together ||= !x.isNode && !alone(x);
    if (x.words) x.words.classList.toggle("off", x.gone);
    if (x.leader) x.leader.classList.toggle("off", x.gone);
  }
  if (together) drawStrands();
  showBars();
}

// showPicked marks what is picked and what is next to it.
let marked = [];
function showPicked() {
  for (const x of marked) {
    if (x.g) x.g.classList.remove("near", "sel");
    if (x.words) x.words.classList.remove("near");
    letBack(x);
  }
  const path = state.pathTo ? pathBetween(state.picked, state.pathTo) : null;
  const near = path || nextTo(state.picked);
  marked = [...near];
  for (const x of marked) {
    if (!x.isNode) lineOf(x);
    x.g.classList.add("near");
    if (x.words) x.words.classList.add("near");
    if (x === state.picked || path) x.g.classList.add("sel");
  }
  picture.classList.toggle("picked", marked.length > 0);
}

function nextTo(x) {
  if (!x) return [];
  if (!x.isNode) return [x, x.a, x.b];
  const on = x.edges.filter((e) => e.on);
  return new Set([x, ...on, ...on.map((e) => other(e, x))]);
}
