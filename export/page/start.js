// Everything begins here.
function showTheme() {
  const root = document.documentElement;
  if (state.theme) root.dataset.theme = state.theme;
  else delete root.dataset.theme;
  $("theme").textContent = { "": tell("Light/dark"), dark: tell("Dark"), light: tell("Light") }[state.theme];
  $("theme").setAttribute("aria-label", { "": tell("Colours: as the system has them"), dark: tell("Colours: dark"), light: tell("Colours: light") }[state.theme]);
}

function nextTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const order = dark ? ["", "light", "dark"] : ["", "dark", "light"];
  state.theme = order[(order.indexOf(state.theme) + 1) % 3];
  showTheme();
  writeState();
}

// afterResize keeps what was in sight as a whole, or as at first, so.
let size = [0, 0];
function afterResize() {
  const now = [stage.clientWidth, stage.clientHeight];
  if (!now[0] || (now[0] === size[0] && now[1] === size[1])) return;
  const as = (scale) => Math.abs(look.k - scale) < 0.01 * look.k;
  const first = !size[0] || as(firstScale(size)), whole = as(wholeScale(size));
  size = now;
  if (first) firstLook();
  else if (whole) wholePicture();
}

function tellHeight() {
  if (window.parent === window) return;
  parent.postMessage({ type: "corkboard:height", height: Math.ceil($("app").getBoundingClientRect().height) }, "*");
}

// start draws the picture. What a reader does not see at once comes after it,
// and what needs the data below the script when that is there.
function start() {
  showTheme();
  $("app").hidden = false;
  for (const p of data.foot) $("foot").append(say(p, "p"));
  drawLegend();
  if (innerWidth > 1200 && !document.documentElement.classList.contains("embed")) toggleChoices();
  if (state.picked) showPanel();
  afterResize(); // before there is a picture to be laid out
  choose();
  drawPicture();
  refresh();
  if (!many) whenWhole(finish);
  onceSeen(() => {
    document.documentElement.dataset.first = Math.round(performance.now());
    whenWhole(many ? finish : () => {});
  });
}

const onceSeen = (does) => requestAnimationFrame(() => requestAnimationFrame(does));

function whenWhole(does) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", does);
  else does();
}

function finish() {
  if (nodes.length && !nodes[0].g) drawNodes();
  drawTime();
  drawChoices();
  drawSaves();
  showTime();
  for (const n of nodes) call(n, n.g);
  const first = state.picked && state.picked.isNode ? state.picked : nodes.find((n) => n.on);
  if (first) {
    tabbed = first;
    first.g.setAttribute("tabindex", "0");
  }
  listen();
  onceSeen(() => (document.documentElement.dataset.ready = Math.round(performance.now())));
}

function listen() {
  listenToPointers();
  listenToSearch();
  document.addEventListener("keydown", pressedKey);
  $("filters").addEventListener("click", toggleChoices);
  $("theme").addEventListener("click", nextTheme);
  $("help").addEventListener("click", showKeys);
  for (const tab of $("views").children) tab.addEventListener("click", () => openView(tab.dataset.view));
  $("views").addEventListener("keydown", (event) => {
    const order = ["network", "timeline", "table"];
    const step = { ArrowRight: 1, ArrowLeft: 2 }[event.key];
    if (!step) return;
    openView(order[(order.indexOf(state.view) + step) % 3]);
    $("tab-" + state.view).focus();
  });
  addEventListener("hashchange", () => {
    readState();
    showTheme();
    drawChoices();
    refresh();
    showPanel();
  });
  addEventListener("resize", afterResize);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#saves")) $("saves").open = false;
  });
  if (document.documentElement.classList.contains("embed")) new ResizeObserver(tellHeight).observe($("app"));
}

readState();
if (state.picked || state.view !== "network") whenWhole(start);
else start();
