// The data of the page. What is behind it stands below the script and is read
// after the first picture.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const data = read("shown");
const nodes = data.nodes;
const edges = data.edges;
let behindRead = null;

function behind() {
  if (!behindRead) behindRead = read("behind");
  return behindRead;
}

const tipOf = (x) => (x.isNode ? behind().nodes : behind().edges)[x.at].tip;

const byID = new Map();
nodes.forEach((n, i) => {
  n.at = i;
  n.isNode = true;
  n.dx = 0;
  n.dy = 0;
  n.edges = [];
  n.on = true;
  byID.set(n.id, n);
});
edges.forEach((e, i) => {
  e.at = i;
  e.a = nodes[e.s];
  e.b = nodes[e.t];
  e.a.edges.push(e);
  if (e.a !== e.b) e.b.edges.push(e);
  e.on = true;
  byID.set(e.id, e);
});

const other = (e, n) => (e.a === n ? e.b : e.a);
const statusOf = (x) => x.status || tell("stated");
const kindOf = (e) => data.kinds[e.kind];

// middle gives where a node is now, wherever it was dragged.
function middle(n) {
  if (n.dot) return [n.dot[0] + n.dx, n.dot[1] + n.dy];
  return [n.box[0] + n.box[2] / 2 + n.dx, n.box[1] + n.box[3] / 2 + n.dy];
}

const $ = (id) => document.getElementById(id);

// el makes an element of HTML. Texts become text, never markup.
function el(name, attributes, ...inside) {
  return dress(document.createElement(name), attributes, inside);
}

function svg(name, attributes, ...inside) {
  return dress(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, inside);
}

function dress(element, attributes, inside) {
  for (const key in attributes) {
    const value = attributes[key];
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  for (const x of inside) if (x !== undefined && x !== null && x !== "") element.append(x);
  return element;
}

// say writes a text of the data in its own direction.
const say = (text, name = "span", attributes = {}) => el(name, { dir: "auto", ...attributes }, text);

// plain makes words comparable: no accents, one case.
const plain = (s) => s.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// short cuts a text that is shown in one line.
const short = (s, most = 160) => (s.length > most ? s.slice(0, most) + "…" : s);
