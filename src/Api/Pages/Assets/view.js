// The energy view: shows what the host hands over, asks again while it is seen, and says how old things are.
const find = selector => document.querySelector(selector);
const made = (name, text, attributes = {}) => {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

const refreshEvery = 30; // seconds; the server reads the portal no oftener
const lateAfter = 90;

const shown = {
  locale: "en", timeZone: undefined, // of the host
  box: null, boxes: [],
  readings: null, arrived: 0, changes: [], mayControl: false,
  problem: null, failedAt: null,
  tool: null, // that the host says it shows
  history: null, // what get_energy_history answered
};
let text = texts.en;
let single = true; // false once the host turned out not to know the tool that answers all at once
let asking = false;
let askedAt = -Infinity; // by the clock of the page, in ms
let begun = false; // readings were asked for, by the assistant
let visible = true;
let ended = false;

const say = (key, ...values) => values.reduce((line, value, index) => line.replace(`{${index}}`, () => value), text[key] ?? texts.en[key] ?? key);
const number = (value, digits) => new Intl.NumberFormat(shown.locale, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value);
const clock = time => new Intl.DateTimeFormat(shown.locale, {
  hour: "2-digit", minute: "2-digit", timeZone: shown.timeZone,
  ...(Math.abs(Date.now() - time) > 12 * 3600_000 ? { day: "numeric", month: "numeric" } : {}),
}).format(time);

// Exact below one kilowatt, where the tool's three decimals are whole watts.
function power(kilowatts) {
  if (kilowatts === null) return "–";
  const size = Math.abs(kilowatts);
  if (size < 1) return `${number(Math.round(size * 1000) * Math.sign(kilowatts) || 0, 0)}\u00a0W`;
  return size < 1000 ? `${number(kilowatts, 2)}\u00a0kW` : size < 1e9 ? `${number(kilowatts / 1000, 1)}\u00a0MW` : "∞";
}

const energy = value => value === null ? "–" : Math.abs(value) < 1e7 ? number(value, Math.abs(value) < 100 ? 2 : 0) : "∞";
const percent = value => value === null ? "–" : `${number(value, 0)}\u00a0%`;

function nodesOf(now) {
  const moved = (value, plus, minus, still = "idle") => say(value === null ? "unknown" : Math.abs(value) < leastFlow ? still : value > 0 ? plus : minus);
  const size = value => value === null ? null : Math.abs(value);
  const battery = moved(now.battery, "charging", "discharging");
  return {
    sun: { number: power(now.sun), toBox: now.sun, lines: [say("sun"), moved(now.sun, "producing", "using")] },
    battery: { number: percent(now.charge), toBox: now.battery === null ? null : -now.battery, lines: [say("battery"), battery, now.battery === null ? "" : power(size(now.battery))] },
    house: { number: power(now.house), toBox: now.house === null ? null : -now.house, lines: [say("house"), moved(now.house, "using", "producing")] },
    grid: { number: power(size(now.grid)), toBox: now.grid, lines: [say("grid"), moved(now.grid, "buying", "selling")] },
  };
}

function drawLive() {
  const now = shown.readings;
  find("#live").hidden = !now;
  if (!now) return;
  const nodes = nodesOf(now);
  const sentence = say("summary", ...Object.entries(nodes).map(([, node]) => say("says", node.lines[0], node.number, node.lines.slice(1).filter(Boolean).join(" "))));
  find("#picture").replaceChildren(pictureOf(nodes, now.charge, now.floor, [now.mode ?? "–"], sentence));
  find("#chips").replaceChildren(...chipsOf(now));
  drawToday(now.today);
  drawChanges();
  drawControls(now);
}

function chipsOf(now) {
  const chip = (name, value, kind = "") => {
    const item = made("li", undefined, { class: kind });
    if (name) item.append(`${name}: `);
    item.append(made("b", value));
    return item;
  };
  const exported = now.exportState === "limited" ? say("limited", power(now.exportLimit)) : ["on", "off"].includes(now.exportState) ? say(now.exportState) : say("unknown");
  const chips = [chip(say("mode"), now.mode ?? say("unknown")), chip(say("export"), exported)];
  if (now.home5) chips.push(chip("", say("home5")));
  if (now.home6) chips.push(chip("", say("home6")));
  if (now.floor !== null) chips.push(chip(say("floor"), percent(now.floor)));
  if (now.usable !== null) chips.push(chip(say("usable"), `${energy(now.usable)}\u00a0kWh`));
  if (now.full !== null && now.battery > leastFlow) chips.push(chip(say("full"), say("hours", number(now.full, 1))));
  if (now.empty !== null && now.battery < -leastFlow) chips.push(chip(say("empty"), say("hours", number(now.empty, 1))));
  if (now.heater !== null && now.heater >= leastFlow) chips.push(chip(say("heater"), power(now.heater)));
  if (now.aggregator) chips.push(chip("", say("aggregator"), "note"));
  if (!now.liveData) chips.push(chip("", say("no_live_data"), "note"));
  return chips;
}

function drawToday(energies) {
  const most = Math.max(0.001, ...energies.filter(value => value !== null));
  find("#today-title").textContent = say("today");
  find("#today").replaceChildren(...energies.map((value, index) => {
    const row = made("div", undefined, { class: ["sun", "house", "grid", "grid"][index] });
    const cell = made("dd", energy(value));
    cell.append(made("small", value === null ? "" : "\u00a0kWh"));
    const bar = made("i", undefined, { "aria-hidden": "true" });
    bar.style.setProperty("--part", `${value === null ? 0 : Math.min(100, Math.max(0, value / most * 100)).toFixed(1)}%`);
    row.append(made("dt", say(["produced", "used", "bought", "sold"][index])), cell, bar);
    return row;
  }));
}

// The text for a code of the server, where there is one.
const known = code => typeof code === "string" && Object.hasOwn(text, code) ? text[code] : null;
const states = { __proto__: null, pending: "pending", confirmed: "confirmed", already_set: "already_set", refused: "refused", not_confirmed: "not_confirmed", cancelled: "state_cancelled" };

function drawChanges() {
  const section = find("#changes");
  section.hidden = shown.changes.length === 0;
  section.querySelector("h2").textContent = say("changes");
  section.querySelector("ul").replaceChildren(...shown.changes.map(change => {
    const item = made("li", say("asked", known(change.setting) ?? change.setting, `${change.asked ?? "–"}, ${known(states[change.state]) ?? say("unknown_state")}`));
    if (change.next) item.append(made("small", change.next));
    return item;
  }));
}

// How fresh: as colour, shape and word.
function drawFreshness() {
  const now = shown.readings;
  const pill = find("#fresh");
  const seconds = now ? now.age + (performance.now() - shown.arrived) / 1000 : 0;
  const ago = seconds < 5 ? say("just_now") : seconds < 90 ? say("seconds_ago", number(seconds, 0)) : seconds < 5400 ? say("minutes_ago", number(seconds / 60, 0)) : say("hours_ago", number(seconds / 3600, 0));
  const offline = shown.failedAt !== null;
  const state = !now ? "waiting" : offline || now.stale ? "offline" : seconds > lateAfter || !now.liveData ? "late" : "live";
  const word = state === "waiting" ? say("waiting")
    : offline ? say("offline", clock(now.measuredAt ?? shown.failedAt))
    : now.stale ? say("box_offline", now.lastContact ? clock(now.lastContact) : "?")
    : say(state, ago);
  pill.dataset.state = state;
  if (find("#fresh-word").textContent !== word) find("#fresh-word").textContent = word;
  // A word that changes each second must not be read out each second.
  pill.setAttribute("aria-live", state === "live" ? "off" : "polite");
  document.body.classList.toggle("old", state === "offline");
}

function draw() {
  document.documentElement.lang = text === texts.en ? "en" : shown.locale.slice(0, 2);
  find("#title").textContent = [say(shown.history ? "history" : "title"), worded(shown.history?.box_id, 40) ?? shown.readings?.id].filter(Boolean).join(" ");
  const problem = find("#problem");
  problem.hidden = !shown.problem;
  problem.textContent = shown.problem ?? "";
  const days = ["from", "to"].map(day => worded(shown.history?.[day], 10)).filter(Boolean);
  find("#foot").textContent = shown.readings?.measuredAt ? say("measured", clock(shown.readings.measuredAt)) : days.map(wordOf).join(" – ");
  find("main").setAttribute("aria-busy", String(!shown.readings && !shown.history && !shown.problem));
  find("#fresh").hidden = Boolean(shown.history);
  drawBoxes();
  drawLive();
  drawHistory();
  drawFreshness();
}

function drawBoxes() {
  const label = find("#boxes");
  const select = label.querySelector("select");
  label.hidden = shown.boxes.length < 2;
  label.querySelector("span").textContent = say("which_box");
  const options = shown.boxes.map(id => made("option", id, { value: id }));
  if (!shown.box) options.unshift(made("option", say("choose"), { value: "" }));
  select.replaceChildren(...options);
  select.value = shown.box ?? "";
}

// Takes a reply of a tool; true when it brought readings.
function take(reply) {
  if (reply.status !== "success" || !reply.data || typeof reply.data !== "object") {
    shown.problem = worded(reply.message, 600) ?? say("no_answer");
    if (reply.code === "box_required") shown.boxes = [...new Set(String(reply.message).match(/\b\d{6,12}\b/g) ?? [])].slice(0, 20);
    return false;
  }
  const whole = reply.data.readings && typeof reply.data.readings === "object";
  shown.readings = readingsOf(whole ? reply.data.readings : reply.data);
  shown.arrived = performance.now();
  shown.box = shown.readings.id ?? shown.box;
  shown.problem = shown.failedAt = null;
  if (whole) takeRest(reply.data);
  return true;
}

function takeRest(data) {
  shown.boxes = Array.isArray(data.boxes) ? listOf(data.boxes).map(id => worded(id, 40)).filter(Boolean).slice(0, 50) : shown.boxes;
  shown.changes = changesOf(data.changes, Date.now());
  shown.mayControl = data.may_control === true;
}

async function refresh() {
  if (asking || ended) return;
  asking = true;
  askedAt = performance.now();
  const wanted = shown.box;
  try {
    const reply = await asked(wanted ? { box_id: wanted } : {});
    if (wanted === shown.box && !take(reply)) fail();
  } catch (error) {
    shown.problem = saidOf(error);
    fail();
  } finally {
    asking = false;
    draw();
  }
}

// Why a call failed. A host tells it in English, so only who reads English gets its own words as well.
const saidOf = error => error.message === "late" ? say("no_answer")
  : [say("no_call"), text === texts.en ? worded(error.message, 300) : null].filter(Boolean).join(" ");

function fail() {
  if (shown.readings) shown.failedAt ??= new Date();
}

// A host may know only the tools that the model knows; then two of these do.
async function asked(box) {
  if (single) {
    try {
      return replyOf(await host.callTool("get_energy_view", box));
    } catch (error) {
      if (error.message === "late") throw error;
      single = false;
    }
  }
  const [live, status] = await Promise.all([host.callTool("get_basic_data", box), host.callTool("get_control_status", box).catch(() => ({}))]);
  const { data } = replyOf(status);
  if (data) takeRest(data);
  return replyOf(live);
}

function onContext(context) {
  if (context.theme === "light" || context.theme === "dark") document.documentElement.dataset.theme = context.theme;
  const locale = worded(context.locale, 35);
  if (locale) try { shown.locale = Intl.getCanonicalLocales(locale)[0] ?? "en"; } catch { /* keeps the one before */ }
  const zone = worded(context.timeZone, 60);
  if (zone) try { new Intl.DateTimeFormat("en", { timeZone: zone }); shown.timeZone = zone; } catch { /* keeps the one before */ }
  shown.tool = worded(context.toolInfo?.tool?.name, 60) ?? shown.tool;
  const font = worded(context.styles?.variables?.["--font-sans"], 300);
  if (font) document.documentElement.style.setProperty("--font-sans", font);
  text = texts[shown.locale.slice(0, 2)] ?? texts.en;
  draw();
}

function onNotification(method, params) {
  if (method === "ui/notifications/tool-input") shown.box = worded(params.arguments?.box_id, 40) ?? shown.box;
  if (method === "ui/notifications/tool-cancelled") shown.problem = say("cancelled");
  if (method === "ui/notifications/tool-result") {
    const reply = replyOf(params);
    if (isHistory(reply.data) || shown.tool === "get_energy_history") {
      shown.history = isHistory(reply.data) ? reply.data : null;
      shown.problem = shown.history ? null : worded(reply.message, 600) ?? say("no_answer");
      return draw();
    }
    begun = true;
    take(reply);
    if (shown.readings || shown.boxes.length === 0) refresh();
  }
  if (method === "ui/resource-teardown") ended = true;
  draw();
}

function watch() {
  setInterval(() => {
    if (!visible || document.hidden || ended) return;
    drawFreshness();
    if (begun && performance.now() - askedAt >= refreshEvery * 1000) refresh();
  }, 1000);
  new IntersectionObserver(entries => {
    visible = entries.at(-1).isIntersecting;
    document.body.classList.toggle("paused", !visible);
  }).observe(find("main"));
  find("#boxes select").addEventListener("change", event => {
    shown.box = event.target.value || null;
    if (!asking) refresh();
    else askedAt = -Infinity;
  });
  let size = "";
  new ResizeObserver(() => {
    const { width, height } = document.documentElement.getBoundingClientRect();
    const next = [Math.ceil(width), Math.ceil(height)];
    if (String(next) === size) return;
    size = String(next);
    host.reportSize(...next);
  }).observe(document.documentElement);
}

const host = connectToHost(onContext, onNotification);
onContext({ locale: navigator.language });
watch();
setTimeout(() => {
  if (begun || shown.history || shown.problem) return;
  shown.problem = say("no_host");
  draw();
}, 20_000);
host.start().catch(() => { /* a host that does not answer may still send; else the line above is shown */ });
