// Downloads of what is shown.
function saveAs(name, type, parts) {
  const url = URL.createObjectURL(parts instanceof Blob ? parts : new Blob([parts], { type }));
  const a = el("a", { href: url, download: name });
  document.body.append(a);
  a.click();
  a.remove();
  setTimeout(() => URL.revokeObjectURL(url), 30000);
}

// A cell that a spreadsheet would take for a formula gets an apostrophe.
function csvCell(value) {
  let s = String(value);
  if (/^[=+\-@\t\n\r＝＋－＠]/.test(s) && typeof value !== "number") s = "'" + s;
  return /[",\n\r]/.test(s) ? '"' + s.replace(/"/g, '""') + '"' : s;
}

const csv = (rows) => rows.map((r) => r.map(csvCell).join(",") + "\n").join("");

function saveCSV() {
  const rows = [["line", "from", "tie", "to", "status", "when", "reported", "sources"]];
  for (const e of edges) {
    if (!e.on) continue;
    rows.push([e.at + 1, e.a.name, e.count || e.label, e.b.name, statusOf(e), e.date || "", (e.figures || []).join("; "), (e.from || []).map((i) => data.sources[i]).join("; ")]);
  }
  saveAs("relationships.csv", "text/csv", csv(rows));
}

function savePositions() {
  const rows = [["id", "x", "y", "name"]];
  for (const n of nodes) rows.push([n.id, ...middle(n).map(round), n.name]);
  saveAs("positions.csv", "text/csv", csv(rows));
}

function saveJSON() {
  const text = JSON.stringify({
    title: data.title, notes: data.foot,
    nodes: nodes.filter((n) => n.on).map((n) => ({
      id: n.id, label: n.name, kicker: n.kicker, class: data.classes[n.class], status: statusOf(n), date: n.date, x: round(middle(n)[0]), y: round(middle(n)[1]),
      sources: (n.from || []).map((i) => data.sources[i]),
    })),
    links: edges.filter((e) => e.on).map((e) => ({
      id: e.id, source: e.a.id, target: e.b.id, label: e.label, kind: kindOf(e), directed: !!e.arrow, status: statusOf(e), count: e.count, figures: e.figures, date: e.date, around: e.around,
      sources: (e.from || []).map((i) => data.sources[i]),
    })),
  }, null, 1);
  saveAs("relationships.json", "application/json", text + "\n");
}

function drawSaves() {
  const box = $("saves").querySelector("div");
  for (const [words, does] of [
    [tell("Picture (SVG)"), saveSVG], [tell("Picture (PNG)"), savePNG], [tell("Lines (CSV)"), saveCSV], [tell("Network (JSON)"), saveJSON],
    [tell("Places of cards (positions.csv)"), savePositions], [tell("Copy link to this view"), copyLink],
  ]) {
    box.append(el("button", { type: "button", onclick: () => {
      $("saves").open = false;
      does();
    } }, words));
  }
}

function copyLink() {
  writeState();
  const done = () => ($("state").textContent = tell("The link is copied."));
  if (navigator.clipboard) navigator.clipboard.writeText(location.href).then(done, () => prompt(tell("Link"), location.href));
  else prompt(tell("Link"), location.href);
}
