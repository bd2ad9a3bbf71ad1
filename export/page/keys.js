// The keyboard. In the picture arrows go from card to card.
const keyHelp = [
  ["/", tell("search; Enter goes there")],
  ["1 2 3", tell("network, timeline, table")],
  ["Tab", tell("into the picture and out of it")],
  [tell("Arrows"), tell("to the nearest card that way")],
  [tell("Enter"), tell("what is behind a card or a line")],
  ["N, P", tell("the next and the previous line of a card")],
  [tell("Alt + arrows"), tell("move a card; then download positions.csv")],
  [tell("Shift + click"), tell("path from the picked card to another")],
  ["+ − 0", tell("closer, farther, whole picture")],
  ["F, H", tell("filters; hide the picked card")],
  [tell("Esc"), tell("close, let go")],
];
const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function pressedKey(event) {
  if (event.ctrlKey || event.metaKey || $("keys").open) return;
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
  if (event.key === "Escape" && !typing) return letGo();
  if (typing) return;
  if (picture.contains(event.target) && pictureKey(event)) return event.preventDefault();
  if (event.altKey) return;
  const does = {
    "/": () => find.focus(), "?": showKeys, 1: () => openView("network"), 2: () => openView("timeline"), 3: () => openView("table"),
    "+": () => zoomTo(look.k * 1.4), "=": () => zoomTo(look.k * 1.4), "-": () => zoomTo(look.k / 1.4), 0: wholePicture,
    f: toggleChoices, h: () => state.picked && state.picked.isNode && hide(state.picked),
  }[event.key];
  if (does) {
    does();
    event.preventDefault();
  }
}

// pictureKey tells whether a key was one of the picture's.
function pictureKey(event) {
  const owner = event.target.owner || null;
  if (event.key in ways) {
    const [dx, dy] = ways[event.key];
    const n = owner && owner.isNode ? owner : owner ? owner.a : null;
    if (event.altKey && n) moveNode(n, n.dx + dx * 10, n.dy + dy * 10);
    else focusOn(n ? nearest(n, dx, dy) : nodes.find((x) => x.on));
    return true;
  }
  if ((event.key === "Enter" || event.key === " ") && owner) {
    pick(owner);
    panel.focus({ preventScroll: true });
    return true;
  }
  if ((event.key === "n" || event.key === "p") && owner) {
    const n = owner.isNode ? owner : walked || owner.a;
    const on = n.edges.filter((e) => e.on);
    walked = n;
    const i = on.indexOf(owner);
    if (on.length) focusOn(on[event.key === "n" ? (i + 1) % on.length : (i < 0 ? on.length : i) - 1 < 0 ? on.length - 1 : (i < 0 ? on.length : i) - 1], n);
    return true;
  }
  return false;
}

let walked = null; // the node whose lines are walked
let tabbed = null; // where Tab enters the picture

function focusOn(x, of = null) {
  if (!x) return;
  walked = of;
  const was = tabbed;
  tabbed = x;
  if (!x.isNode) call(x, lineOf(x));
  x.g.setAttribute("tabindex", "0");
  bring(x);
  x.g.focus({ preventScroll: true });
  if (!was || was === x) return;
  was.g.setAttribute("tabindex", "-1");
  if (!marked.includes(was)) letBack(was);
}

// nearest finds the next card in a direction: far aside counts double.
function nearest(n, dx, dy) {
  const [x, y] = middle(n);
  let best = null, least = Infinity;
  for (const m of nodes) {
    if (!m.on || m === n) continue;
    const [mx, my] = middle(m);
    const along = (mx - x) * dx + (my - y) * dy;
    const aside = Math.abs((mx - x) * dy) + Math.abs((my - y) * dx);
    if (along > 1 && along + 2 * aside < least) {
      least = along + 2 * aside;
      best = m;
    }
  }
  return best;
}

function letGo() {
  if (waiting) return stopWaiting();
  if ($("saves").open) return ($("saves").open = false);
  const was = state.picked;
  if (was) {
    const inPanel = panel.contains(document.activeElement);
    pick(null);
    if (inPanel && state.view === "network") (was.g || picture).focus({ preventScroll: true });
    return;
  }
  if (state.focus) {
    state.focus = null;
    refresh();
  }
}

function showKeys() {
  const list = el("dl", {});
  for (const [key, words] of keyHelp) list.append(el("dt", {}, key), el("dd", {}, words));
  const close = el("button", { type: "button", onclick: () => $("keys").close() }, tell("Close"));
  $("keys").replaceChildren(el("h2", {}, tell("Keys")), list, el("p", { class: "small" }, tell("Dashed lines are said by others or not established, dotted ones said not to be so. Each line and card lists who says it.")), close);
  $("keys").showModal();
}

function toggleChoices() {
  const box = $("choices");
  box.hidden = !box.hidden;
  $("filters").setAttribute("aria-expanded", String(!box.hidden));
  afterResize();
}
