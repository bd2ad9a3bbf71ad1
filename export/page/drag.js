// The pointer: drag the picture or a card, click, pinch, wheel.
const fingers = new Map();
let grip = null; // what is dragged, from where
let pinch = 0;

const nodeUnder = (target) => {
  const g = target.closest ? target.closest(".node") : null;
  return g ? g.owner : null;
};

function pressed(event) {
  if (event.button > 0) return;
  fingers.set(event.pointerId, [event.clientX, event.clientY]);
  try {
    stage.setPointerCapture(event.pointerId);
  } catch (gone) {
    // the pointer was lifted already
  }
  if (fingers.size === 2) {
    pinch = spreadOf();
    grip = null;
    return;
  }
  const n = nodeUnder(event.target);
  grip = { node: n, x: event.clientX, y: event.clientY, far: 0, dx: n ? n.dx : 0, dy: n ? n.dy : 0, shift: event.shiftKey };
}

function dragged(event) {
  if (!fingers.has(event.pointerId)) return over(event);
  const [x, y] = fingers.get(event.pointerId);
  fingers.set(event.pointerId, [event.clientX, event.clientY]);
  if (fingers.size === 2) {
    const now = spreadOf();
    const [cx, cy] = centerOf();
    const box = stage.getBoundingClientRect();
    if (pinch > 0) zoomTo((look.k * now) / pinch, cx - box.left, cy - box.top);
    pinch = now;
    return;
  }
  if (!grip) return;
  grip.far = Math.max(grip.far, Math.hypot(event.clientX - grip.x, event.clientY - grip.y));
  if (grip.far < 4) return;
  stage.classList.add("moving");
  if (grip.node) {
    moveNode(grip.node, grip.dx + (event.clientX - grip.x) / look.k, grip.dy + (event.clientY - grip.y) / look.k);
  } else {
    if (!grip.moved) [look.x, look.y] = [look.x + x - grip.x, look.y + y - grip.y];
    grip.moved = true;
    moveBy(event.clientX - x, event.clientY - y);
  }
}

function released(event) {
  if (!fingers.delete(event.pointerId)) return;
  stage.classList.remove("moving");
  const was = grip;
  grip = null;
  if (!was || was.far >= 4 || event.type === "pointercancel") return;
  const found = was.node || edgeAt(...inPicture(event.clientX, event.clientY), 7 / look.k);
  if (was.shift && found && found.isNode && state.picked && state.picked.isNode) pathTo(found);
  else pick(found);
}

const spreadOf = () => {
  const [a, b] = [...fingers.values()];
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
};
const centerOf = () => {
  const [a, b] = [...fingers.values()];
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
};

// over shows that a line can be clicked.
let looking = 0;
function over(event) {
  if (looking || event.pointerType === "touch") return;
  looking = requestAnimationFrame(() => {
    looking = 0;
    const n = nodeUnder(event.target);
    const found = n || (edges.length < 1500 ? edgeAt(...inPicture(event.clientX, event.clientY), 6 / look.k) : null);
    stage.classList.toggle("over", !!found);
    stage.title = found ? short(tipOf(found), 400) : "";
  });
}

// A wheel belongs to the page around the picture, unless a key says otherwise
// or the picture is too large to be seen as a whole.
const wheelZooms = !document.documentElement.classList.contains("embed") && nodes.length > 60;
let hinted = 0;
function wheeled(event) {
  if (!wheelZooms && !event.ctrlKey && !event.metaKey) {
    $("hint").textContent = tell("Hold Ctrl to zoom with the wheel");
    $("hint").hidden = false;
    clearTimeout(hinted);
    hinted = setTimeout(() => ($("hint").hidden = true), 1200);
    return;
  }
  event.preventDefault();
  const box = stage.getBoundingClientRect();
  const step = event.deltaY * (event.deltaMode === 1 ? 16 : 1);
  zoomTo(look.k * Math.exp(-Math.max(-80, Math.min(80, step)) / 260), event.clientX - box.left, event.clientY - box.top);
}

function listenToPointers() {
  stage.addEventListener("pointerdown", pressed);
  stage.addEventListener("pointermove", dragged);
  stage.addEventListener("pointerup", released);
  stage.addEventListener("pointercancel", released);
  stage.addEventListener("wheel", wheeled, { passive: false });
  $("closer").addEventListener("click", () => zoomTo(look.k * 1.4));
  $("farther").addEventListener("click", () => zoomTo(look.k / 1.4));
  $("whole").addEventListener("click", wholePicture);
}
