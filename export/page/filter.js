// What is shown: each node and edge is on or off.
const limited = () => state.from !== null || state.to !== null || state.off.kind.size + state.off.source.size + state.off.status.size > 0;

const inTime = (x) => (state.from === null && state.to === null) || (x.spans ? within(x.spans, state.from, state.to) : state.undated);

const fromSources = (x) => !state.off.source.size || !x.from || x.from.some((i) => !state.off.source.has(data.sources[i]));

function choose() {
  for (const n of nodes) {
    n.on = !state.hidden.has(n) && !state.off.class.has(data.classes[n.class]);
    if (n.on && n.col === 2) n.on = inTime(n) && fromSources(n) && !state.off.status.has(statusOf(n));
  }
  for (const e of edges) {
    e.on = e.a.on && e.b.on && !state.off.kind.has(kindOf(e)) && !state.off.status.has(statusOf(e)) && inTime(e) && fromSources(e);
  }
  if (limited()) {
    for (const n of nodes) if (n.on && n.col !== 2 && n.edges.length) n.on = n.edges.some((e) => e.on);
  }
  if (state.focus) {
    const near = reach(state.focus, state.depth);
    for (const n of nodes) n.on = n.on && near.has(n);
    for (const e of edges) e.on = e.on && near.has(e.a) && near.has(e.b);
  }
}

// reach finds the nodes at most some lines away.
function reach(start, depth) {
  const near = new Set([start]);
  start.on = true;
  for (let ring = [start]; depth > 0; depth--) {
    const next = [];
    for (const n of ring) {
      for (const e of n.edges) {
        const m = other(e, n);
        if (e.on && m.on && !near.has(m)) {
          near.add(m);
          next.push(m);
        }
      }
    }
    ring = next;
  }
  return near;
}

// refresh shows what was chosen, everywhere.
function refresh() {
  choose();
  showChosen();
  showPicked();
  showState();
  showTime();
  showView();
  writeState();
}

function showState() {
  const n = nodes.filter((x) => x.on).length;
  const e = edges.filter((x) => x.on).length;
  const all = n === nodes.length && e === edges.length;
  const names = counted(nodes.length, "%1 name", "%1 names");
  const lines = counted(edges.length, "%1 line", "%1 lines");
  const box = $("state");
  box.replaceChildren(
    all ? tell("%1 and %2", names, lines) : tell("Shown: %1 of %2, %3 of %4", number(n), names, number(e), lines));
  if (!all) box.append(" ", el("button", { type: "button", class: "link", onclick: showAll }, tell("Show all")));
}

function showAll() {
  state.focus = null;
  state.hidden.clear();
  for (const key in state.off) state.off[key].clear();
  state.from = state.to = null;
  state.undated = true;
  drawChoices();
  refresh();
  if (state.picked) showPanel();
  if (state.view === "network") showArea();
}
