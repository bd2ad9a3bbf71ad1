// The filters: classes, kinds of ties, how sure, sources.
function drawChoices() {
  const count = (list, word) => {
    const all = new Map();
    for (const x of list) for (const w of word(x)) all.set(w, (all.get(w) || 0) + 1);
    return all;
  };
  const inOrder = (words, counts) => words.filter((w) => counts.has(w)).map((w) => [w, counts.get(w)]);
  const classes = count(nodes, (n) => [data.classes[n.class]]);
  const kinds = count(edges, (e) => [kindOf(e)]);
  const statuses = count(edges, (e) => [statusOf(e)]);
  const sources = count(edges, (e) => (e.from || []).map((i) => data.sources[i]));
  const box = $("choices");
  box.replaceChildren();
  for (const [key, title, list] of [
    ["class", tell("Who and what"), inOrder(data.classes, classes)],
    ["kind", tell("Ties"), inOrder(data.kinds, kinds)],
    ["status", tell("How it is said"), [...statuses]],
    ["source", tell("Sources"), inOrder(data.sources, sources)],
  ]) {
    if (list.length > 1) box.append(choiceSet(key, title, list));
  }
  if (!box.childNodes.length) box.append(el("p", { class: "small" }, tell("There is nothing to choose from: all is of one kind and from one source.")));
}

function choiceSet(key, title, list) {
  const off = state.off[key];
  const set = el("fieldset", { id: "by-" + key }, el("legend", {}, title));
  const all = (on) => () => {
    for (const [word] of list) on ? off.delete(word) : off.add(word);
    for (const box of set.querySelectorAll("input")) box.checked = on;
    refresh();
  };
  if (list.length > 3) {
    set.append(el("div", { class: "both" }, el("button", { type: "button", onclick: all(true) }, tell("all")), el("button", { type: "button", onclick: all(false) }, tell("none"))));
  }
  for (const [word, n] of list) {
    const box = el("input", { type: "checkbox", onchange: () => {
      box.checked ? off.delete(word) : off.add(word);
      refresh();
    } });
    box.checked = !off.has(word);
    set.append(el("label", {}, box, say(short(word, 120)), el("span", { class: "small" }, number(n))));
  }
  return set;
}
