// The table: the same in rows, for reading, sorting and screen readers. On a
// phone a row is a block, so what a table is made of has its role written out.
const tableState = { lines: { by: 0, down: false, rows: 300 }, names: { by: 0, down: false, rows: 300 } };

const lineColumns = [
  [tell("From"), (e) => e.a.name, (e) => nodeCell(e.a)],
  [tell("Tie"), (e) => e.count || e.label, (e) => el("button", { type: "button", class: "link", dir: "auto", onclick: () => pick(e) }, short(e.count || e.label || tell("tied to")))],
  [tell("To"), (e) => e.b.name, (e) => nodeCell(e.b)],
  [tell("How it is said"), statusOf, null],
  [tell("When"), (e) => (e.spans ? e.spans[0] : Infinity), (e) => say(e.date || "", "div")],
  [tell("Reported"), (e) => (e.figures || []).join("; "), null],
  [tell("Sources"), (e) => (e.from || []).map((i) => data.sources[i]).join("; "), null],
];
const nameColumns = [
  [tell("Name"), (n) => n.name, (n) => nodeCell(n)],
  [tell("What"), (n) => n.kicker || data.classes[n.class], null],
  [tell("Lines"), (n) => n.edges.filter((e) => e.on).length, null],
  [tell("When"), (n) => (n.spans ? n.spans[0] : Infinity), (n) => say(n.date || "", "div")],
  [tell("Sources"), (n) => (n.from || []).map((i) => data.sources[i]).join("; "), null],
];

const nodeCell = (n) => el("button", { type: "button", class: "link", dir: "auto", onclick: () => pick(n) }, short(n.name));
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

function drawTable() {
  const scroll = el("div", { class: "scroll" });
  scroll.append(tableOf("lines", counted(edges.filter((e) => e.on).length, "%1 line", "%1 lines"), edges.filter((e) => e.on), lineColumns),
    tableOf("names", counted(nodes.filter((n) => n.on).length, "%1 name", "%1 names"), nodes.filter((n) => n.on), nameColumns));
  $("table").replaceChildren(scroll);
  markRows();
}

function tableOf(id, caption, list, columns) {
  const t = tableState[id];
  const [, key] = columns[t.by];
  const keyed = list.map((x) => [key(x), x]);
  keyed.sort(([a], [b]) => (typeof a === "number" ? (a === b ? 0 : a - b) : collator.compare(a, b)) * (t.down ? -1 : 1));
  const head = el("tr", { role: "row" });
  columns.forEach(([words], i) => head.append(el("th", { scope: "col", role: "columnheader", "aria-sort": i !== t.by ? "none" : t.down ? "descending" : "ascending" },
    el("button", { type: "button", onclick: () => {
      t.down = t.by === i && !t.down;
      t.by = i;
      drawTable();
      $("table").querySelectorAll("#by-" + id + " thead button")[i].focus();
    } }, words + (i === t.by ? (t.down ? " ▾" : " ▴") : "")))));
  const body = el("tbody", { role: "rowgroup" });
  for (const [, x] of keyed.slice(0, t.rows)) {
    const row = el("tr", { role: "row" });
    row.owner = x;
    for (const [words, value, cell] of columns) {
      const td = el("td", { role: "cell", "data-head": words }, cell ? cell(x) : say(short(String(value(x)), 400), "div"));
      td.classList.toggle("none", !td.textContent);
      row.append(td);
    }
    body.append(row);
  }
  const table = el("table", { id: "by-" + id, role: "table" }, el("caption", {}, caption), el("thead", { role: "rowgroup" }, head), body);
  const box = el("div", {}, table);
  if (keyed.length > t.rows) box.append(moreButton(keyed.length - t.rows, () => {
    t.rows += 1000;
    drawTable();
  }));
  return box;
}

// markRows marks the rows of what is picked.
function markRows() {
  for (const view of ["timeline", "table"]) {
    for (const row of $(view).querySelectorAll("tr,li")) row.classList.toggle("sel", !!row.owner && row.owner === state.picked);
  }
}

// showView draws the view that is open; the others wait until they are.
function showView() {
  for (const view of ["network", "timeline", "table"]) {
    const open = state.view === view;
    $(view).hidden = !open;
    $("tab-" + view).setAttribute("aria-selected", String(open));
    $("tab-" + view).tabIndex = open ? 0 : -1;
  }
  if (state.view === "timeline") drawTimeline();
  if (state.view === "table") drawTable();
  if (state.view === "network") nameNear();
}

function openView(view) {
  state.view = view;
  showView();
  writeState();
  if (view === "network") afterResize();
}
