// The list of what is behind a node or an edge.
function itemList(evidence, e, heading) {
  const items = evidence.items || [];
  if (!items.length) return [];
  const list = el("ol", { class: "items" });
  for (const x of items) list.append(itemRow(x, e));
  const out = [el("h3", {}, heading), list];
  if (evidence.more) out.push(el("p", { class: "small" }, tell("and %1 more, in the table of evidence", number(evidence.more))));
  return out;
}

function itemRow(x, e) {
  const row = el("li", {});
  const head = el("div", {});
  if (x.date) head.append(say(x.date, "b"), " ");
  if (x.way && e) head.append(partyNames(x, e));
  if (x.what) head.append(el("span", { class: "small" }, (x.way ? ": " : "") + x.what));
  if (x.status) head.append(" ", statusTag(x));
  if (head.childNodes.length) row.append(head);
  if (x.says) row.append(say(x.says, "div"));
  if (x.quote) row.append(say(x.quote, "blockquote"));
  const source = say(data.sources[x.from]);
  const who = el("div", { class: "small" }, ...(x.by ? told("According to %1, in %2", say(x.by), source) : told("According to %1", source)));
  if (x.at) who.append(", ", say(x.at));
  row.append(who);
  if (x.words) row.append(el("div", { class: "small" }, ...told("Dated by the words “%1”", say(x.words))));
  if (x.place) row.append(el("div", { class: "small" }, say(x.place, "code")));
  return row;
}

function partyNames(x, e) {
  const [from, to] = x.way === 1 ? [e.a, e.b] : [e.b, e.a];
  return el("span", {}, say(short(from.name, 60)), " → ", say(short(to.name, 60)));
}
