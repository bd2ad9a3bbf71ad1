// The timeline: what has a date, in order; then the events without one.
const rowsAtOnce = 400;
let timelineRows = rowsAtOnce;

function timeEntries() {
  const all = [];
  const events = nodes.filter((n) => n.col === 2 && n.on);
  events.sort((a, b) => (a.order || Infinity) - (b.order || Infinity) || a.at - b.at);
  let last = null;
  for (const n of events) {
    if (n.spans) last = n.spans[0];
    all.push({ to: n, day: n.spans ? n.spans[0] : n.order && last !== null ? last : null, exact: n.spans ? n.spans[1] - n.spans[0] : 0, date: n.date, event: true });
  }
  const list = behind().edges;
  for (const e of edges) {
    if (!e.on || e.context) continue;
    for (const x of list[e.at].items || []) {
      if (x.span && ((state.from === null && state.to === null) || within(x.span, state.from, state.to))) {
        all.push({ to: e, item: x, day: x.span[0], exact: x.span[1] - x.span[0], date: x.date });
      }
    }
  }
  const key = (x) => (x.day === null ? Infinity : x.day);
  return all.map((x, i) => [x, i]).sort(([a, i], [b, j]) => (key(a) === key(b) ? 0 : key(a) - key(b)) || i - j).map(([x]) => x);
}

function drawTimeline() {
  const box = $("timeline");
  box.replaceChildren();
  const scroll = el("div", { class: "scroll" });
  const all = timeEntries();
  let list = null, year = null;
  for (const x of all.slice(0, timelineRows)) {
    const y = x.day === null ? tell("Not placed in time") : x.day <= -openDay ? tell("Earlier") : String(dateOf(x.day).getUTCFullYear());
    if (y !== year) {
      year = y;
      list = el("ol", {});
      scroll.append(el("h2", {}, y), list);
    }
    list.append(timeRow(x));
  }
  if (!all.length) scroll.append(el("p", {}, tell("Nothing that is shown has a date.")));
  box.append(scroll);
  if (all.length > timelineRows) box.append(moreButton(all.length - timelineRows, () => {
    timelineRows += rowsAtOnce;
    drawTimeline();
  }));
  markRows();
}

const moreButton = (n, does) => el("button", { type: "button", onclick: does }, tell("Show more (%1 left)", number(n)));

function timeRow(x) {
  const e = x.to;
  const row = el("li", { class: x.event ? "event" : e.accent ? "accent" : "" }, say(x.date || "", "b"));
  row.owner = e;
  if (x.event) {
    row.append(el("button", { type: "button", class: "link", dir: "auto", onclick: () => pick(e) }, short(e.name)), " ", statusTag(e) || "");
  } else {
    const i = x.item;
    const words = i.what ? [partyNames(i, e), ": " + i.what]
      : [say(short(e.a.name, 60)), e.arrow ? " → " : " – ", say(short(e.b.name, 60)), ...(e.label ? [": ", say(short(e.label, 60))] : [])];
    row.append(el("button", { type: "button", class: "link", onclick: () => pick(e) }, ...words), " ", statusTag(e.status && e.status.startsWith(i.status || "") ? e : i) || "",
      " ", say(data.sources[i.from], "span", { class: "small" }));
  }
  return row;
}
