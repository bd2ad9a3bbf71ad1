// In a picture of many, lines of one look are drawn together, some to a path:
// a browser takes its time for every element. A line that is picked, has the
// focus or was moved gets an element of its own, above them.
const many = edges.length > 600;
const atATime = 24; // so few that lines still look denser where they cross
const strands = svg("g", { class: "lines" });
const lines = svg("g", { class: "lines" });

const alone = (e) => !many || !!e.heads || !!e.texts || !!e.moved;

// drawLines draws the lines, those of the story last.
function drawLines() {
  for (const accent of [false, true]) for (const e of edges) if (!!e.accent === accent && alone(e)) lineOf(e);
  drawStrands();
}

function drawStrands() {
  const looks = new Map();
  for (const e of edges) {
    if (!e.on || alone(e)) continue;
    const look = [e.accent ? 1 : 0, e.context, e.w, e.dash].join();
    if (!looks.has(look)) looks.set(look, []);
    looks.get(look).push(e);
  }
  strands.replaceChildren();
  for (const look of [...looks.keys()].sort()) {
    const all = looks.get(look);
    for (let i = 0; i < all.length; i += atATime) strands.append(strand(all.slice(i, i + atATime)));
  }
}

function strand(some) {
  const path = linePath(some[0], some.map(pathOf).join(""));
  path.setAttribute("class", "edge line" + manner(some[0]));
  return path;
}

// lineOf gives the element of a line.
function lineOf(e) {
  if (!e.g) {
    lines.append(drawEdge(e));
    e.g.classList.toggle("off", !e.on);
  }
  return e.g;
}

// letBack leaves a line to those that are drawn together.
function letBack(e) {
  if (e.isNode || alone(e) || e === tabbed || !e.g) return;
  e.g.remove();
  e.g = null;
}

// takeOut draws the lines of a node apart from others, once it is moved.
function takeOut(n) {
  const together = n.edges.filter((e) => !alone(e));
  for (const e of together) e.moved = true;
  together.forEach(lineOf);
  if (together.length) drawStrands();
}

// sketchNodes draws points together, for the first look; they get elements of
// their own once they have been seen.
function sketchNodes() {
  const looks = [[], [], []];
  for (const n of nodes) if (n.on) looks[n.col].push(n.col ? circlePath(n) : boxPath(n));
  looks.forEach((all, col) => {
    for (let i = 0; i < all.length; i += 100) cards.append(svg("path", { class: "point " + classOf[col], d: all.slice(i, i + 100).join("") }));
  });
}

const boxPath = ({ box: [x, y, w, h] }) => "M" + x + " " + y + "h" + w + "v" + h + "h" + -w + "z";
const circlePath = ({ dot: [x, y], r }) => "M" + (x - r) + " " + y + "a" + r + " " + r + " 0 1 0 " + 2 * r + " 0a" + r + " " + r + " 0 1 0 " + -2 * r + " 0z";

// eachLine draws every line that is shown by itself, for a saved picture.
function eachLine() {
  const all = svg("g", { class: "lines" });
  for (const accent of [false, true]) {
    for (const e of edges) if (e.on && !!e.accent === accent) all.append(e.g ? e.g.cloneNode(true) : lineParts(e).g);
  }
  return all;
}
