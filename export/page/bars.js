// The messages per week beside the axis of time.
let bars = null;

function drawBars(b) {
  bars = svg("g", { class: "bars", role: "group", "aria-label": b.tip });
  for (const t of b.ticks || []) bars.append(svg("line", { class: "tick", x1: t[0], y1: t[1], x2: t[2], y2: t[3] }));
  for (const bar of b.bars) {
    const [x, y, width, height] = bar.box;
    bar.g = svg("g", { class: "bar", role: "img" }, svg("title", {}, bar.tip), svg("rect", { x, y, width, height }));
    bars.append(bar.g);
  }
  const [x1, y1, x2, y2] = b.line;
  bars.append(svg("line", { class: "axis", x1, y1, x2, y2 }));
  for (const l of b.leaders || []) {
    const n = nodes[l.n];
    n.corners = l.path;
    n.leader = svg("g", {}, svg("polyline", { class: "leader", points: cornersOf(n) }), svg("circle", { class: "day", cx: l.path[4], cy: l.path[5], r: 2.2 }));
    bars.append(n.leader);
  }
  drawTexts(bars, b.texts);
  return bars;
}

// cornersOf gives the corners of the line from an event to its day.
function cornersOf(n) {
  const p = n.corners, dx = n.dx || 0, dy = n.dy || 0;
  return [p[0] + dx, p[1] + dy, p[2] + dx, p[3] + dy, p[4], p[5]].map(round).join(" ");
}

// showBars hides the bars where lines are hidden that they count, and grays those
// of a time that is not shown.
function showBars() {
  if (!bars) return;
  bars.classList.toggle("off", data.bars.edges.some((i) => !edges[i].on));
  for (const bar of data.bars.bars) bar.g.classList.toggle("out", !within(bar.days, state.from, state.to));
}
