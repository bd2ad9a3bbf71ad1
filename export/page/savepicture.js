// The picture as a file: with its headline, legend and notes, and every colour
// written out.
function standAlone() {
  const margin = 28;
  const placed = extentOf(nodes); // cards may have been dragged out
  const x0 = Math.min(area.x, placed.x - 12), y0 = Math.min(area.y, placed.y - 12);
  const room = { x: x0, y: y0, w: Math.max(area.x + area.w, placed.x + placed.w + 12) - x0, h: Math.max(area.y + area.h, placed.y + placed.h + 12) - y0 };
  const w = Math.max(room.w, 520) + 2 * margin;
  const out = svg("svg", { xmlns: "http://www.w3.org/2000/svg", role: "img" });
  out.append(svg("title", {}, data.title), svg("desc", {}, data.desc), svg("style", {}, inkOf()));
  const paper = svg("rect", { x: 0, y: 0, fill: colour("--canvas") });
  out.append(paper);
  let y = margin;
  const write = (text, role, size) => {
    for (const line of linesOf(text, w - 2 * margin, role, size)) {
      y += size * 1.25;
      out.append(svg("text", { class: "t-" + role, x: margin, y: round(y) }, line));
    }
  };
  write(data.title, "title", 20);
  if (data.dek) write(data.dek, "dek", 11);
  y += 16;
  const inside = svg("g", { transform: "translate(" + round((w - room.w) / 2 - room.x) + " " + round(y - room.y) + ")" });
  for (const part of picture.children) if (part !== strands) inside.append(part === lines ? eachLine() : part.cloneNode(true));
  for (const gone of inside.querySelectorAll(".off")) gone.remove();
  for (const g of inside.querySelectorAll("[tabindex]")) g.removeAttribute("tabindex");
  inside.setAttribute("class", picture.getAttribute("class") || "");
  out.append(inside);
  y += room.h + 8;
  y = legendInto(out, margin, y, w);
  for (const p of data.foot) write(p, "foot", 8);
  const h = round(y + margin - 8);
  for (const x of [out, paper]) {
    x.setAttribute("width", round(w));
    x.setAttribute("height", h);
  }
  out.setAttribute("viewBox", "0 0 " + round(w) + " " + h);
  return out;
}

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const inkOf = () => $("ink").textContent.replace(/var\((--[a-z-]+)\)/g, (all, name) => colour(name)).replace(/var\(--per,1\)/g, writingSize());

const writingSize = () => (points ? Math.max(1, Math.sqrt(area.w / 900)).toFixed(2) : "1");

const ruler = document.createElement("canvas").getContext("2d");

function linesOf(text, width, role, size) {
  ruler.font = (role === "title" ? "bold " : "") + size + "px " + (role === "title" ? "Georgia, serif" : "Helvetica, Arial, sans-serif");
  const lines = [""];
  for (const word of short(text, 2000).split(" ")) {
    const joined = lines[lines.length - 1] ? lines[lines.length - 1] + " " + word : word;
    if (lines[lines.length - 1] && ruler.measureText(joined).width > width) lines.push(word);
    else lines[lines.length - 1] = joined;
  }
  return lines;
}

function legendInto(out, margin, y, w) {
  let x = margin;
  ruler.font = "9px Helvetica, Arial, sans-serif";
  for (const sign of data.legend || []) {
    const wide = ruler.measureText(sign.s).width + 44;
    if (x > margin && x + wide > w - margin) {
      x = margin;
      y += 16;
    }
    const g = swatch(sign.sign);
    g.setAttribute("transform", "translate(" + round(x) + " " + round(y) + ")");
    out.append(g, svg("text", { class: "t-legend", x: round(x + 26), y: round(y + 8.2) }, sign.s));
    x += wide;
  }
  return y + 20;
}

// swatch draws a sign of the legend, 20 wide and 10 high.
function swatch(sign) {
  const line = (kind, width, dash) => svg("g", { class: "edge " + kind }, svg("path", { class: "line", d: "M0 5H20", "stroke-width": width, "stroke-dasharray": dash, "stroke-linecap": dash === "0.1 3.7" ? "round" : null }));
  switch (sign) {
    case 0: return svg("g", { class: "group" }, svg("rect", { class: "shape", width: 20, height: 10 }));
    case 1: return svg("g", { class: "person" }, svg("rect", { class: "shape", width: 20, height: 10, rx: 4 }));
    case 2: case 3: return svg("g", { class: "event" }, svg("circle", { class: "shape" + (sign === 3 ? " hollow" : ""), cx: 10, cy: 5, r: 3.2 }));
    case 4: return line("accent", 3);
    case 5: return line("", 1);
    case 8: return svg("g", { class: "event" }, svg("rect", { class: "card", x: 0.5, y: 0.5, width: 19, height: 9 }));
    case 9: return svg("rect", { class: "point group", x: 6, y: 1, width: 8, height: 8 });
    case 10: return svg("circle", { class: "point person", cx: 10, cy: 5, r: 4 });
    case 11: return svg("circle", { class: "point event", cx: 10, cy: 5, r: 3.5 });
    case 12: return line("", 2.2);
    case 13: return svg("g", { class: "bar" }, ...[9, 20, 14].map((width, i) => svg("rect", { y: 3 * i + 1, width, height: 2.2 })));
    case 6: return line("", 1, "5 3.5");
    default: return line("", 1.2, "0.1 3.7");
  }
}

function drawLegend() {
  for (const sign of data.legend || []) {
    $("legend").append(el("li", {}, svg("svg", { width: 20, height: 10, "aria-hidden": "true" }, swatch(sign.sign)), say(sign.s)));
  }
}

const pictureText = () => '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(standAlone()) + "\n";

function saveSVG() {
  saveAs("relationships.svg", "image/svg+xml", pictureText());
}

function savePNG() {
  const text = pictureText();
  const img = new Image();
  img.onload = () => {
    const scale = Math.min(2, 8000 / Math.max(img.width, img.height));
    const canvas = el("canvas", { width: Math.round(img.width * scale), height: Math.round(img.height * scale) });
    canvas.getContext("2d").drawImage(img, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => blob && saveAs("relationships.png", "image/png", blob), "image/png");
  };
  img.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
}
