// The panel beside the picture: everything behind what is picked.
const panel = $("panel");

// pick shows a node or an edge, null nothing.
function pick(x) {
  if (waiting) {
    const from = waiting;
    stopWaiting();
    if (x && x.isNode && x !== from) {
      state.picked = from;
      return pathTo(x);
    }
  }
  state.picked = x;
  state.pathTo = null;
  showPicked();
  showPanel();
  markRows();
  writeState();
}

function showPanel() {
  const had = panel.hidden;
  const x = state.picked;
  panel.hidden = !x;
  panel.replaceChildren();
  if (x) {
    panel.append(el("button", { type: "button", class: "close", "aria-label": tell("Close details"), onclick: () => pick(null) }, "×"));
    if (state.pathTo) panel.append(...pathPanel());
    else panel.append(...(x.isNode ? nodePanel(x) : edgePanel(x)));
    panel.scrollTop = 0;
  }
  if (had !== panel.hidden) afterResize();
  if (x && innerWidth <= 900) panel.scrollIntoView({ block: "nearest" });
}

const nodeLink = (n) => el("button", { type: "button", class: "link", dir: "auto", onclick: () => go(n) }, short(n.name));

// go picks something and brings it into sight.
function go(x) {
  if (!x.on) showAll();
  pick(x);
  if (state.view === "network") bring(x);
}

const statusTag = (x) => (x.status ? el("span", { class: "tag" }, x.status) : null);

function nodePanel(n) {
  const out = [
    say(n.kicker || data.classes[n.class], "div", { class: "kicker" }),
    el("h2", {}, say(n.name)),
  ];
  if (n.status) out.push(el("p", {}, statusTag(n)));
  if (n.date) out.push(say(n.date, "p"));
  out.push(el("div", { class: "do" },
    act(tell("Its neighbors"), () => around(n, 1), state.focus === n && state.depth === 1),
    act(tell("Two steps"), () => around(n, 2), state.focus === n && state.depth === 2),
    act(tell("Path to …"), () => waitFor(n)),
    act(tell("Hide"), () => hide(n))));
  const on = n.edges.filter((e) => e.on);
  if (n.edges.length) {
    const off = n.edges.length - on.length;
    out.push(el("h3", {}, off ? counted(on.length, "%1 line shown, %2 not", "%1 lines shown, %2 not", number(off)) : counted(on.length, "%1 line", "%1 lines")), edgeList(n, on));
  }
  return out.concat(itemList(behind().nodes[n.at], null, tell("Who says that it is")));
}

const linesAtOnce = 60;

function edgeList(n, on) {
  const list = el("ul", { class: "lines" });
  const sorted = [...on].sort((a, b) => !!b.accent - !!a.accent || a.at - b.at);
  for (const e of sorted.slice(0, linesAtOnce)) {
    list.append(el("li", {}, el("button", { type: "button", class: "link", onclick: () => go(e) }, say(short(e.count || e.label || tell("tied to")))),
      " ", el("span", { class: "small" }, direction(e, n)), " ", nodeLink(other(e, n)), " ", statusTag(e),
      e.date ? el("div", { class: "small" }, say(e.date)) : null));
  }
  if (sorted.length > linesAtOnce) list.append(el("li", { class: "small" }, tell("and %1 more: see the table", number(sorted.length - linesAtOnce))));
  return list;
}

function direction(e, n) {
  if (!e.arrow) return e.count ? tell("with") : "–";
  return e.a === n ? "→" : "←";
}

const act = (words, does, on) => el("button", { type: "button", "aria-pressed": on === undefined ? null : String(!!on), onclick: does }, words);

function around(n, depth) {
  const again = state.focus === n && state.depth === depth;
  state.focus = again ? null : n;
  state.depth = depth;
  refresh();
  showPanel();
  showArea();
}

function hide(n) {
  state.hidden.add(n);
  pick(null);
  refresh();
}

function edgePanel(e) {
  const out = [
    say(e.count ? tell("messages") : tell("tie"), "div", { class: "kicker" }),
    el("h2", {}, say(short(e.count || e.label || tell("tied to"), 400))),
    el("p", {}, nodeLink(e.a), " " + (e.arrow ? "→" : "–") + " ", nodeLink(e.b)),
  ];
  if (e.status) out.push(el("p", {}, statusTag(e)));
  for (const f of e.figures || []) out.push(say(f, "p"));
  if (e.date) out.push(say(e.date, "p"));
  if (e.around) out.push(say(e.around, "p"));
  return out.concat(itemList(behind().edges[e.at], e, tell("Behind this line")),
    el("p", { class: "small" }, tell("Line %1 of the table of evidence", number(e.at + 1))));
}
