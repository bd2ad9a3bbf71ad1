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
  const inside = sx > 60 && sy > 40 && sx < stage.clientWidth - 60 && sy < stage.clientHeight - 40;
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
  const i = 2 * Math.floor(s.length / 4);
  return [s[i], s[i + 1]];
}

// samplesOf gives points along a line, for finding what is under a pointer.
function samplesOf(e) {
  if (e.samples) return e.samples;
  const p = pointsOf(e);
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

// nameNear writes the names of points in sight once there is room for them.
let named = [];
const namesAtOnce = 300;
function nameNear() {
  const [left, top] = [area.x - look.x / look.k, area.y - look.y / look.k];
  const [right, bottom] = [left + stage.clientWidth / look.k, top + stage.clientHeight / look.k];
  const sees = (n) => {
    const [x, y] = middle(n);
    return n.on && x > left && x < right && y > top && y < bottom;
  };
  const near = look.k < 0.9 ? [] : nodes.filter((n) => n.r && !n.texts && sees(n));
  const now = new Set(near.length > namesAtOnce ? near.sort((a, b) => b.edges.length - a.edges.length).slice(0, 60) : near);
  for (const n of named) if (!now.has(n)) n.named.remove();
  for (const n of now) {
    if (!n.named) n.named = svg("text", { class: "t-label", x: n.dot[0] + n.r + 3, y: n.dot[1] + 3 }, short(n.name, 40));
    if (!n.named.isConnected) n.g.append(n.named);
  }
  named = [...now];
}
