// The controls: the ordinary tools, called as the assistant would, and never with the owner's acknowledgement.
let drawnControls = "";
let changing = false;

function drawControls(now) {
  const controls = find("#controls");
  controls.hidden = !shown.mayControl;
  const state = JSON.stringify([shown.mayControl, changing, shown.locale, now.id, now.mode, now.exportState, now.exportLimit]);
  // Left alone while nothing changed: somebody may be typing, or stand on a button.
  if (controls.hidden || state === drawnControls) return;
  drawnControls = state;
  controls.querySelector("summary").textContent = say("control");
  const focused = document.activeElement?.dataset?.key;
  controls.querySelector("div").replaceChildren(modes(now), delivery(now), charging());
  if (focused) controls.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

const group = (title, ...parts) => {
  const set = made("fieldset");
  set.append(made("legend", title), ...parts);
  return set;
};

function button(label, pressed, tool, args) {
  const element = made("button", label, { type: "button", "data-key": `${tool} ${label}` });
  if (pressed !== null) element.setAttribute("aria-pressed", String(pressed));
  element.disabled = changing;
  element.addEventListener("click", () => change(tool, args()));
  return element;
}

function field(label, value, least, most, step) {
  const element = made("input", undefined, { type: "number", min: least, max: most, step, value, "aria-label": label, "data-key": label });
  element.disabled = changing;
  return element;
}

const modes = now => group(say("set_mode"), ...["Home 1", "Home 2", "Home 3", "Home UPS"].map(mode =>
  button(mode, now.mode === mode, "set_box_mode", () => ({ mode }))));

function delivery(now) {
  const watts = field(say("limit_watts"), now.exportLimit === null ? 3000 : Math.round(now.exportLimit * 1000), 0, 9999, 100);
  return group(say("set_export"),
    button(say("off"), now.exportState === "off", "set_grid_delivery", () => ({ mode: "off" })),
    button(say("on"), now.exportState === "on", "set_grid_delivery", () => ({ mode: "on" })),
    watts,
    "W", button(say("limit"), now.exportState === "limited", "set_grid_delivery", () => ({ mode: "limited", limit_watts: Math.round(Number(watts.value)) })));
}

function charging() {
  const target = field(say("percent"), 80, 20, 100, 5);
  return group(say("set_charging"), target, "%", button(say("set"), null, "set_grid_charging", () => ({ percent: Math.round(Number(target.value)) })));
}

async function change(tool, args) {
  if (changing) return;
  changing = true;
  tell(say("sending"));
  draw();
  try {
    const reply = replyOf(await host.callTool(tool, shown.box ? { ...args, box_id: shown.box } : args));
    tell(reply.code === "acknowledgement_required" ? say("ask_assistant") : worded(reply.message, 600) ?? worded(reply.data?.next, 600) ?? say("no_answer"));
  } catch (error) {
    tell(saidOf(error));
  } finally {
    changing = false;
    draw();
    refresh();
  }
}

function tell(line) {
  find("#answer").textContent = line;
}
