// The shortest way between two nodes, over lines that are shown.
let waiting = null; // the node that a path begins at

function waitFor(n) {
  waiting = n;
  $("hint").textContent = tell("Pick the other end of the path, or press Esc");
  $("hint").hidden = false;
}

function stopWaiting() {
  waiting = null;
  $("hint").hidden = true;
}

function pathTo(n) {
  state.pathTo = n === state.picked ? null : n;
  showPicked();
  showPanel();
  writeState();
}

// pathBetween lists nodes and lines in turn, nothing where no way leads.
function pathBetween(from, to) {
  const came = new Map([[from, null]]);
  for (const n of came.keys()) { // grows while it is walked
    if (n === to) break;
    for (const e of n.edges) {
      const m = other(e, n);
      const way = e.on && m.on && e.dash !== 2; // what is denied is none
      if (way && !came.has(m)) came.set(m, [n, e]);
    }
  }
  if (!came.has(to)) return [];
  const path = [to];
  for (let step = came.get(to); step; step = came.get(step[0])) path.push(step[1], step[0]);
  return path.reverse();
}

function pathPanel() {
  const path = pathBetween(state.picked, state.pathTo);
  const out = [el("div", { class: "kicker" }, tell("Path")), el("h2", {}, say(short(state.picked.name)), " – ", say(short(state.pathTo.name)))];
  if (!path.length) return out.concat(el("p", {}, tell("No way leads from one to the other over the lines that are shown; what is denied is none.")));
  const steps = el("ol", {});
  for (let i = 0; i < path.length; i += 2) {
    const e = path[i + 1];
    steps.append(el("li", {}, nodeLink(path[i]), e ? el("div", { class: "small" }, "↓ ",
      el("button", { type: "button", class: "link", dir: "auto", onclick: () => pick(e) }, short(e.count || e.label || tell("tied to")))) : null));
  }
  return out.concat(el("p", {}, counted((path.length - 1) / 2, "%1 step", "%1 steps")), steps);
}
