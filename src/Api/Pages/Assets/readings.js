// Reads what the tools answer, tolerantly: a number is finite or null, a text is a short text or null.
const finite = value => typeof value === "number" && Number.isFinite(value) ? value : null;
const worded = (value, most = 200) => typeof value === "string" && value.trim() ? value.trim().slice(0, most) : null;
// A bare number where an older host passes on the brief text only.
const valueOf = point => finite(point?.value) ?? finite(point);
const timeOf = value => { const time = Date.parse(worded(value) ?? ""); return Number.isNaN(time) ? null : new Date(time); };
const listOf = value => Array.isArray(value) ? value : [];

// The reply of a tool: from the structured content, or from the text of older hosts.
function replyOf(result) {
  const reply = result?.structuredContent ?? parsed(listOf(result?.content).find(block => block?.type === "text")?.text);
  return reply && typeof reply === "object" ? reply : { status: "error", message: worded(listOf(result?.content)[0]?.text, 600) };
}

function parsed(text) {
  try { return JSON.parse(text); } catch { return null; }
}

// The live readings of get_basic_data; powers in kW, energies in kWh, charge in percent.
function readingsOf(data) {
  const box = data.box ?? {};
  return {
    id: worded(box.id, 40),
    sun: valueOf(data.solar_production?.total),
    battery: valueOf(data.battery?.power_flow),
    charge: valueOf(data.battery?.state_of_charge),
    house: valueOf(data.household?.total_load),
    grid: valueOf(data.grid?.power_flow),
    floor: valueOf(box.minimum_charge),
    usable: valueOf(box.battery_usable),
    full: valueOf(box.battery_time_to_full),
    empty: valueOf(box.battery_time_to_empty),
    heater: valueOf(data.heater?.power),
    mode: worded(box.mode, 40),
    home5: box.home5 === true,
    home6: box.home6 === true,
    aggregator: box.steered_by_aggregator === true,
    exportState: worded(box.export_state, 20),
    exportLimit: valueOf(box.export_limit),
    liveData: box.live_data !== false,
    today: ["produced", "backed_up_load", "imported", "exported"].map(name => valueOf(data.energy_today?.[name])),
    measuredAt: timeOf(data.measured_at),
    age: Math.max(0, finite(data.age_seconds) ?? 0),
    stale: data.stale === true,
    lastContact: timeOf(box.last_contact),
  };
}

// A change of the last day that is under way, or ended within the quarter of an hour before now.
function changesOf(list, now) {
  return listOf(list).map(change => ({
    setting: worded(change?.setting, 60) ?? worded(change?.tool, 60),
    asked: worded(change?.asked, 60),
    state: worded(change?.state, 30),
    next: worded(change?.next, 400),
    ended: timeOf(change?.ended_at),
  })).filter(change => change.setting && (!change.ended || now - change.ended < 15 * 60_000)).slice(0, 5);
}
