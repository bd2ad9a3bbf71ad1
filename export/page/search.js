// Search as one types; Enter goes to what is chosen.
const find = $("find");
const found = $("found");
let index = null;
let hits = [];
let chosen = -1;

function buildIndex() {
  index = nodes.map((n) => ({ to: n, words: plain(n.name.slice(0, 2000)), more: plain(n.kicker || "") }));
  for (const e of edges) {
    index.push({ to: e, words: plain((e.count || e.label || "").slice(0, 500)), more: plain(short(e.a.name) + " " + short(e.b.name)) });
  }
}

// rank tells how well something fits: the smaller, the better; -1 not at all.
function rank(entry, terms) {
  let sum = 0;
  for (const t of terms) {
    const i = entry.words.indexOf(t);
    if (i === 0) sum += 0;
    else if (i > 0) sum += /[\p{L}\p{N}]/u.test(entry.words[i - 1]) ? 3 : 1;
    else if (entry.more.includes(t)) sum += 5;
    else return -1;
  }
  return sum + (entry.to.isNode ? 0 : 10);
}

function search() {
  if (!index) buildIndex();
  const terms = plain(find.value).split(/\s+/).filter(Boolean);
  hits = [];
  if (terms.length) {
    for (const entry of index) {
      const r = rank(entry, terms);
      if (r >= 0) hits.push({ to: entry.to, r });
    }
    hits.sort((a, b) => a.r - b.r || b.to.isNode - a.to.isNode || a.to.at - b.to.at);
  }
  chosen = hits.length ? 0 : -1;
  showHits(terms.length > 0);
}

function showHits(asked) {
  found.hidden = !asked;
  find.setAttribute("aria-expanded", String(asked));
  found.replaceChildren();
  hits.slice(0, 12).forEach((h, i) => {
    const x = h.to;
    const words = x.isNode ? [say(short(x.name, 90)), " ", say(short(x.kicker || data.classes[x.class], 60), "small")]
      : [say(short(x.count || x.label || tell("tied to"), 60)), " ", el("small", {}, say(short(x.a.name, 40)), " – ", say(short(x.b.name, 40)))];
    found.append(el("li", { role: "option", id: "hit-" + i, "aria-selected": String(i === chosen), onpointerdown: (event) => {
      event.preventDefault();
      take(x);
    } }, ...words));
  });
  if (asked && !hits.length) found.append(el("li", { role: "option", "aria-disabled": "true" }, tell("Nothing is called that")));
  if (hits.length > 12) found.append(el("li", { role: "option", "aria-disabled": "true", class: "small" }, tell("and %1 more", number(hits.length - 12))));
  if (chosen >= 0) find.setAttribute("aria-activedescendant", "hit-" + chosen);
  else find.removeAttribute("aria-activedescendant");
}

function take(x) {
  closeSearch();
  go(x);
  if (state.view === "network") focusOn(x);
}

function closeSearch() {
  find.value = "";
  hits = [];
  showHits(false);
}

function searchKey(event) {
  const n = Math.min(hits.length, 12);
  if (event.key === "ArrowDown" && n) chosen = (chosen + 1) % n;
  else if (event.key === "ArrowUp" && n) chosen = (chosen + n - 1) % n;
  else if (event.key === "Enter" && chosen >= 0) return take(hits[chosen].to);
  else if (event.key === "Escape") {
    closeSearch();
    find.blur();
    return;
  } else return;
  event.preventDefault();
  showHits(true);
}

function listenToSearch() {
  find.addEventListener("input", search);
  find.addEventListener("keydown", searchKey);
  find.addEventListener("blur", () => setTimeout(() => document.activeElement !== find && showHits(false), 150));
}
