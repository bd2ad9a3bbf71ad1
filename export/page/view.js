// Where the reader looks: the picture is k times as large, and moved. Moving
// is left to the compositor; the size is set when a gesture has ended.
const look = { k: 1, x: 0, y: 0, set: 0 };
const stage = $("stage");
const layer = $("layer");
let settle = 0;
const points = nodes.some((n) => n.r);

function showLook() {
  layer.style.transform = "translate(" + look.x + "px," + look.y + "px) scale(" + look.k / (look.set || 1) + ")";
}

// setSize draws the picture sharp at its size.
function setSize() {
  if (look.set !== look.k) {
    look.set = look.k;
    picture.setAttribute("width", area.w * look.k);
    picture.setAttribute("height", area.h * look.k);
    if (points) picture.style.setProperty("--per", Math.min(6, 1 / look.k)); // names keep their size
  }
  look.x = Math.round(look.x);
  look.y = Math.round(look.y);
  showLook();
  nameNear();
}

function settleSoon() {
  clearTimeout(settle);
  settle = setTimeout(setSize, 160);
}

const atMost = () => Math.max(6, 3 * fitting());
const fitting = () => Math.min(stage.clientWidth / area.w, stage.clientHeight / area.h);

function wholePicture() {
  const k = Math.min(fitting(), 1.4) || 1;
  look.k = k;
  look.x = (stage.clientWidth - area.w * k) / 2;
  look.y = (stage.clientHeight - area.h * k) / 2;
  setSize();
}

const wholeScale = ([w, h]) => Math.min(w / area.w, h / area.h, 1.4);

// firstScale is as large as the whole picture or, on a phone where its words
// would be dust, as large as its height allows.
function firstScale([w, h]) {
  const whole = wholeScale([w, h]);
  return points || w > 600 || whole > 0.5 ? whole : Math.max(whole, Math.min(h / area.h, 0.8));
}

// firstLook shows the whole picture or, on a phone, what is around the node with
// the most lines.
function firstLook() {
  const now = [stage.clientWidth, stage.clientHeight], k = firstScale(now);
  if (!nodes.length || k === wholeScale(now)) return wholePicture();
  const busiest = nodes.reduce((a, b) => (b.edges.length > a.edges.length ? b : a));
  const [x, y] = middle(busiest);
  const from = (room, at, long) => (long <= room ? (room - long) / 2 : Math.min(0, Math.max(room - long, room / 2 - at)));
  look.k = k;
  look.x = from(now[0], (x - area.x) * k, area.w * k);
  look.y = from(now[1], (y - area.y) * k, area.h * k);
  setSize();
}

// zoomTo changes the size and keeps a point of the stage where it is.
function zoomTo(k, px = stage.clientWidth / 2, py = stage.clientHeight / 2) {
  k = Math.min(atMost(), Math.max(Math.min(fitting(), 1) / 2, k));
  look.x = px - ((px - look.x) * k) / look.k;
  look.y = py - ((py - look.y) * k) / look.k;
  look.k = k;
  showLook();
  settleSoon();
}

function moveBy(dx, dy) {
  look.x += dx;
  look.y += dy;
  showLook();
  settleSoon();
}

// inPicture gives the place in the picture of a point of the screen.
function inPicture(clientX, clientY) {
  const box = stage.getBoundingClientRect();
  return [(clientX - box.left - look.x) / look.k + area.x, (clientY - box.top - look.y) / look.k + area.y];
}

// bring moves what is asked for into sight, and closer if it is small there.
function bring(x) {
  const [px, py] = x.isNode ? middle(x) : halfway(x);
  if (x.isNode && x.r && look.k < 1) look.k = 1.2;
  const sx = (px - area.x) * look.k + look.x;
  const sy = (py - area.y) * look.k + look.y;
  const [mx, my] = x.isNode && !x.r ? [(x.box[2] * look.k) / 2, (x.box[3] * look.k) / 2] : [60, 40];
  const inside = sx > mx && sy > my && sx < stage.clientWidth - mx && sy < stage.clientHeight - my;
  if (!inside || look.k !== look.set) {
    look.x = stage.clientWidth / 2 - (px - area.x) * look.k;
    look.y = stage.clientHeight / 2 - (py - area.y) * look.k;
    stage.classList.add("glide");
    setSize();
    setTimeout(() => stage.classList.remove("glide"), 300);
  }
}

function halfway(e) {
  const s = samplesOf(e);
  if (s.length === 4) return [(s[0] + s[2]) / 2, (s[1] + s[3]) / 2];
  const i = 2 * Math.floor(s.length / 4);
  return [s[i], s[i + 1]];
}

// samplesOf gives points along a line, for finding what is under a pointer.
function samplesOf(e) {
  if (e.samples) return e.samples;
  const p = pointsOf(e);
  if (p.length === 4) return (e.samples = p);
  const out = [p[0], p[1]];
  for (let i = 2; i + 5 < p.length; i += 6) {
    for (let s = 1; s <= 10; s++) {
      const t = s / 10, u = 1 - t;
      for (let c = 0; c < 2; c++) {
        out.push(u * u * u * p[i - 2 + c] + 3 * u * u * t * p[i + c] + 3 * u * t * t * p[i + 2 + c] + t * t * t * p[i + 4 + c]);
      }
    }
  }
  e.samples = out;
  return out;
}

// edgeAt finds the line nearest to a place in the picture, null beyond a reach.
function edgeAt(x, y, far) {
  let best = null, least = far * far;
  for (const e of edges) {
    if (!e.on) continue;
    const s = samplesOf(e);
    for (let i = 0; i + 3 < s.length; i += 2) {
      const d = apart(x, y, s[i], s[i + 1], s[i + 2], s[i + 3]);
      if (d < least) {
        least = d;
        best = e;
      }
    }
  }
  return best;
}

function apart(x, y, ax, ay, bx, by) {
  const dx = bx - ax, dy = by - ay;
  const along = dx || dy ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy))) : 0;
  return (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2;
}

// nameNear writes names beside points, those with the most lines first, where
// there is room for them.
let named = [];
let byLines = null;
const namesAtOnce = 160;

function nameNear() {
  if (!points) return;
  if (!byLines) byLines = nodes.filter((n) => n.r).sort((a, b) => b.edges.length - a.edges.length || a.at - b.at);
  const [w, h] = size;
  const taken = [], now = [];
  for (const n of byLines) {
    if (!n.on) continue;
    if (taken.length === namesAtOnce) break;
    const [x, y] = middle(n);
    const at = (x - area.x) * look.k + look.x, top = (y - area.y) * look.k + look.y - 7;
    if (at < -20 || at > w || top < -14 || top > h) continue;
    let left = at + n.r * look.k + 3;
    n.leftward = left + nameWidth(n) > w; // or it would be cut
    if (n.leftward) left = at - n.r * look.k - 3 - nameWidth(n);
    const right = left + nameWidth(n);
    if (taken.some((b) => left < b[2] && b[0] < right && top < b[1] + 14 && b[1] < top + 14)) continue;
    taken.push([left, top, right]);
    now.push(n);
  }
  const stay = new Set(now);
  for (const n of named) if (!stay.has(n)) n.words.remove();
  for (const n of now) {
    if (!n.words || !n.words.isConnected) words.append(nameBeside(n));
    n.words.classList.toggle("leftward", n.leftward);
    n.words.firstChild.setAttribute("x", n.dot[0] + (n.leftward ? -n.r : n.r));
  }
  named = now;
}

const shortName = (n) => (n.shortName ??= [...n.name.slice(0, 80)].slice(0, 26).join("") + (n.name.length > 26 ? "…" : ""));
const nameWidth = (n) => (n.nameWidth ??= 6 + [...shortName(n)].reduce((sum, c) => sum + (c > "\u2e7f" ? 12 : 6.4), 0));

function nameBeside(n) {
  if (!n.words) {
    n.words = svg("g", { class: "names", "aria-hidden": "true" }, svg("text", { x: n.dot[0] + n.r, y: n.dot[1] }, shortName(n)));
    if (n.moved) moveNode(n, n.dx, n.dy);
  }
  n.words.classList.toggle("off", !!n.gone);
  n.words.classList.toggle("near", marked.includes(n));
  return n.words;
}

// showArea brings what is shown into sight as a whole.
function showArea() {
  const on = nodes.filter((n) => n.on);
  if (on.length === nodes.length || !on.length) return firstLook();
  const box = extentOf(on);
  const k = Math.min(stage.clientWidth / (box.w + 80), stage.clientHeight / (box.h + 60), 1.6);
  look.k = k;
  look.x = stage.clientWidth / 2 - (box.x + box.w / 2 - area.x) * k;
  look.y = stage.clientHeight / 2 - (box.y + box.h / 2 - area.y) * k;
  setSize();
}

function extentOf(list) {
  let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
  for (const n of list) {
    left = Math.min(left, n.box[0] + n.dx - (n.dot ? 18 : 0));
    top = Math.min(top, n.box[1] + n.dy);
    right = Math.max(right, n.box[0] + n.box[2] + n.dx);
    bottom = Math.max(bottom, n.box[1] + n.box[3] + n.dy);
  }
  return { x: left, y: top, w: right - left, h: bottom - top };
}
