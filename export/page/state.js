// What the reader chose. All but moved cards is in the address of the page.
const state = {
  view: "network",
  picked: null, // a node or an edge
  pathTo: null, // a node: the path from the picked one
  focus: null, depth: 1,
  hidden: new Set(),
  off: { class: new Set(), kind: new Set(), source: new Set(), status: new Set() },
  from: null, to: null, undated: true,
  theme: "",
};

function writeState() {
  const p = new URLSearchParams();
  if (state.view !== "network") p.set("view", state.view);
  if (state.picked) p.set("at", state.picked.id);
  if (state.pathTo) p.set("to", state.pathTo.id);
  if (state.focus) p.set("around", state.depth + ":" + state.focus.id);
  for (const n of state.hidden) p.append("hide", n.id);
  for (const key in state.off) for (const word of state.off[key]) p.append("no-" + key, word);
  if (state.from !== null) p.set("from", isoDay(state.from));
  if (state.to !== null) p.set("until", isoDay(state.to));
  if (!state.undated) p.set("undated", "no");
  if (state.theme) p.set("theme", state.theme);
  const text = p.toString();
  if (text === location.hash.slice(1)) return;
  try {
    history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
  } catch (refused) {
    // A frame without an address of its own keeps no state.
  }
}

function readState() {
  const p = new URLSearchParams(location.hash.slice(1));
  const node = (id) => (byID.has(id) && byID.get(id).isNode ? byID.get(id) : null);
  state.view = ["timeline", "table"].includes(p.get("view")) ? p.get("view") : "network";
  state.picked = byID.get(p.get("at")) || null;
  state.pathTo = state.picked && state.picked.isNode ? node(p.get("to")) : null;
  const around = /^([12]):(.*)$/.exec(p.get("around") || "");
  state.focus = around ? node(around[2]) : null;
  state.depth = around ? +around[1] : 1;
  state.hidden = new Set(p.getAll("hide").map(node).filter(Boolean));
  for (const key in state.off) state.off[key] = new Set(p.getAll("no-" + key));
  state.from = parseDay(p.get("from"));
  state.to = parseDay(p.get("until"));
  state.undated = p.get("undated") !== "no";
  state.theme = ["dark", "light"].includes(p.get("theme")) ? p.get("theme") : "";
}
