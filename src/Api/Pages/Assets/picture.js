// The picture: sun, battery, house and grid, each joined to the box. Only what is measured is drawn, no flows between pairs.
const drawn = (name, attributes = {}, ...children) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

const leastFlow = 0.02; // kW; below, it is noise of the meters
const icons = {
  sun: "M0-4.5a4.5 4.5 0 1 0 .01 0M0-11v3M0 8v3M-11 0h3M8 0h3M-7.8-7.8l2 2M5.8 5.8l2 2M-7.8 7.8l2-2M5.8-5.8l2-2",
  battery: "M-6-7h12v17h-12zM-2.5-10h5M1-4l-4 6h5l-3 5",
  house: "M-10 0l10-9 10 9M-7-2v11h14v-11M-2 9v-6h4v6",
  grid: "M-6 10l4-20h4l4 20M-9-5h18M-8 0h16M-4.5 2l9 8M4.5 2l-9 8",
};
// In each place: centre, ends of the link at node and box, where the label stands.
const places = {
  sun: { x: 200, y: 58, from: [200, 113], to: [200, 167], label: [262, 54, "start"] },
  grid: { x: 56, y: 204, from: [111, 204], to: [157, 204], label: [56, 276, "middle"] },
  house: { x: 344, y: 204, from: [289, 204], to: [243, 204], label: [344, 276, "middle"] },
  battery: { x: 200, y: 350, from: [200, 293], to: [200, 241], label: [262, 342, "start"] },
};

// nodes: name -> { number, toBox (kW towards the box, or null), lines [name, word] }; charge and floor in percent.
function pictureOf(nodes, charge, floor, boxLines, summary) {
  const svg = drawn("svg", { viewBox: "0 0 400 408", role: "img", "aria-label": summary });
  for (const [name, node] of Object.entries(nodes)) svg.append(linkOf(name, node.toBox));
  for (const [name, node] of Object.entries(nodes)) svg.append(nodeOf(name, node, name === "battery" ? { charge, floor } : null));
  const box = drawn("g", { class: "hub" }, drawn("rect", { x: 160, y: 166, width: 80, height: 76, rx: 14 }));
  boxLines.forEach((line, index) => box.append(textOf(line, 200, 209 + (index - (boxLines.length - 1) / 2) * 19, {}, 76)));
  svg.append(box);
  return svg;
}

function linkOf(name, toBox) {
  const { from, to } = places[name];
  const d = `M${from}L${to}`;
  const moves = toBox !== null && Math.abs(toBox) >= leastFlow;
  const group = drawn("g", { class: name }, drawn("path", { class: toBox === null ? "link unknown" : moves ? "link moving" : "link", d }));
  if (!moves) return group;
  const [start, end] = toBox > 0 ? [from, to] : [to, from];
  const short = end.map((value, axis) => value - Math.sign(end[axis] - start[axis]) * 14); // where the arrow begins
  const flow = drawn("path", { class: "flow", d: `M${start}L${short}`, "data-toward": toBox > 0 ? "box" : name });
  flow.style.setProperty("--pace", `${Math.min(4, Math.max(0.25, 0.9 / Math.sqrt(Math.abs(toBox)))).toFixed(2)}s`);
  const angle = Math.atan2(end[1] - start[1], end[0] - start[0]) * 180 / Math.PI;
  group.append(flow, drawn("path", { class: "arrow", d: "M-14-8L0 0L-14 8z", transform: `translate(${end}) rotate(${angle})` }));
  return group;
}

function nodeOf(name, node, gauge) {
  const { x, y, label } = places[name];
  const moves = node.toBox !== null && Math.abs(node.toBox) >= leastFlow;
  const group = drawn("g", { class: `node ${name}${moves ? "" : " still"}` });
  if (gauge) group.append(...gaugeOf(x, y, gauge));
  else group.append(drawn("circle", { cx: x, cy: y, r: 50 }));
  group.append(drawn("path", { class: "icon", d: icons[name], transform: `translate(${x} ${y - 17}) scale(1.2)` }));
  group.append(numberOf(node.number, x, y + 24));
  node.lines.forEach((line, index) => group.append(textOf(line, label[0], label[1] + index * 19,
    { class: `${index ? "word" : "name"} ${label[2]}` }, 118)));
  return group;
}

function gaugeOf(x, y, { charge, floor }) {
  const at = (percent, radius) => {
    const angle = (Math.min(100, Math.max(0, percent)) / 100) * 2 * Math.PI - Math.PI / 2;
    return [(x + radius * Math.cos(angle)).toFixed(1), (y + radius * Math.sin(angle)).toFixed(1)];
  };
  const parts = [drawn("circle", { class: "track", cx: x, cy: y, r: 50 })];
  if (charge !== null && charge > 0) parts.push(drawn("path", {
    class: "charge", stroke: "var(--hue)",
    d: charge >= 100 ? `M${x} ${y - 50}a50 50 0 1 1-.01 0` : `M${at(0, 50)}A50 50 0 ${charge > 50 ? 1 : 0} 1 ${at(charge, 50)}`,
  }));
  if (floor !== null && floor > 0 && floor < 100) parts.push(drawn("path", { class: "floor", d: `M${at(floor, 45)}L${at(floor, 55)}` }));
  return parts;
}

// The unit stands smaller beside its number.
function numberOf(text, x, y) {
  const element = textOf(text, x, y, { class: "number" }, 88, 10.5);
  const cut = text.lastIndexOf("\u00a0");
  if (cut < 0 || element.hasAttribute("textLength")) return element;
  const unit = drawn("tspan", { class: "unit" });
  unit.textContent = text.slice(cut);
  element.textContent = text.slice(0, cut);
  element.append(unit);
  return element;
}

// A text that is squeezed rather than let run out of its place.
function textOf(text, x, y, attributes, width, letter = 8.4) {
  const element = drawn("text", { x, y, ...attributes });
  element.textContent = text;
  if (text.length * letter > width) {
    element.textContent = text.length > 26 ? `${text.slice(0, 25)}…` : text;
    element.setAttribute("textLength", width);
    element.setAttribute("lengthAdjust", "spacingAndGlyphs");
  }
  return element;
}
