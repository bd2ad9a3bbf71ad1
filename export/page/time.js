// The histogram of what has a date, and the two ends of time that is shown.
let clock = null; // unit, first and last bucket, counts

function readClock() {
  let low = Infinity, high = -Infinity;
  const dated = [...nodes.filter((n) => n.col === 2), ...edges].filter((x) => x.spans);
  for (const x of dated) {
    for (const day of x.spans) {
      if (Math.abs(day) === openDay) continue;
      low = Math.min(low, day);
      high = Math.max(high, day);
    }
  }
  if (low >= high) return null;
  const days = high - low;
  const fits = days <= 100 ? [units.day, units.month, units.year] : days <= 7310 ? [units.month, units.year] : [units.year];
  for (const unit of fits) { // the finest that something is dated to
    const first = unit.of(low), last = unit.of(high);
    const counts = new Array(last - first + 1).fill(0);
    let coarse = 0;
    for (const x of dated) coarse += countBuckets(x.spans, unit, first, counts);
    if (last > first && counts.some((n) => n)) return { unit, first, last, counts, coarse };
  }
  return null;
}

// countBuckets counts a thing once in every bucket that it is dated to; what
// is dated less precisely is told apart, never spread.
function countBuckets(spans, unit, first, counts) {
  let coarse = 0, before = null;
  for (let i = 0; i < spans.length; i += 2) {
    const b = unit.of(spans[i]);
    if (spans[i + 1] >= openDay || unit.of(spans[i + 1]) !== b) coarse = 1;
    else if (b !== before) counts[b - first]++;
    before = b;
  }
  return coarse;
}

function drawTime() {
  clock = readClock();
  const box = $("time");
  box.hidden = !clock;
  if (!clock) return;
  const n = clock.counts.length;
  const most = Math.max(...clock.counts, 4);
  const bars = svg("svg", { class: "bars", viewBox: "0 0 " + n + " 54", preserveAspectRatio: "none", role: "img",
    "aria-label": tell("How many lines and events have a date, from %1 to %2", clock.unit.name(clock.first), clock.unit.name(clock.last)) });
  clock.bars = clock.counts.map((c, i) => {
    const h = c ? Math.max(2, (c / most) * 50) : 0;
    const bar = svg("rect", { x: i + 0.06, y: 54 - h, width: 0.88, height: h });
    bar.append(svg("title", {}, clock.unit.name(clock.first + i) + ": " + number(c)));
    bars.append(bar);
    return bar;
  });
  const end = (id, label) => el("input", { type: "range", id, min: "0", max: String(n - 1), step: "1", "aria-label": label, oninput: slid });
  clock.low = end("since", tell("From date"));
  clock.high = end("until", tell("Until date"));
  clock.output = el("output", { for: "since until" });
  clock.undated = el("input", { type: "checkbox", id: "undated", onchange: () => {
    state.undated = clock.undated.checked;
    refresh();
  } });
  box.append(bars, el("div", { class: "ends" }, clock.low, clock.high),
    el("div", { class: "row" }, clock.output, el("label", {}, clock.undated, " " + tell("keep what has no date")),
      el("button", { type: "button", onclick: () => setTime(null, null) }, tell("All of time")), el("span", { class: "small" }, barNote())));
}

function barNote() {
  const s = [tell("Bars: lines and events with such a date.")];
  if (clock.coarse) s.push(counted(clock.coarse, "%1 is dated less precisely and in no bar.", "%1 are dated less precisely and in no bar."));
  if (data.partial) s.push(tell("Not all messages are in hand; bars count lines, not messages."));
  return s.join(" ");
}

function slid(event) {
  let a = +clock.low.value, b = +clock.high.value;
  if (a > b) {
    if (event.target === clock.low) b = a;
    else a = b;
  }
  const n = clock.counts.length;
  setTime(a > 0 ? clock.unit.first(clock.first + a) : null, b < n - 1 ? clock.unit.first(clock.first + b + 1) - 1 : null);
}

let timing = 0;
function setTime(from, to) {
  state.from = from;
  state.to = to;
  showTime();
  cancelAnimationFrame(timing);
  timing = requestAnimationFrame(refresh);
}

function showTime() {
  if (!clock) return;
  const n = clock.counts.length;
  const place = (day, other) => (day === null ? other : Math.min(n - 1, Math.max(0, clock.unit.of(day) - clock.first)));
  const a = place(state.from, 0), b = place(state.to, n - 1);
  clock.low.value = a;
  clock.high.value = b;
  const [x, y] = [clock.unit.name(clock.first + a), clock.unit.name(clock.first + b)];
  clock.low.setAttribute("aria-valuetext", x);
  clock.high.setAttribute("aria-valuetext", y);
  clock.output.textContent = x === y ? x : x + " – " + y;
  clock.undated.checked = state.undated;
  clock.bars.forEach((bar, i) => bar.setAttribute("class", i >= a && i <= b ? "in" : ""));
}
