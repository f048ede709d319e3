// Energies by period, as get_energy_history answers them: bars, and the table behind them.
const series = [["produced", "sun"], ["backed_up_load", "house"], ["imported", "grid"], ["exported", "grid sold"]];
const names = { produced: "produced", backed_up_load: "used", imported: "bought", exported: "sold", battery_charged: "charged", battery_discharged: "discharged" };
const mostRows = 400;

const isHistory = data => Array.isArray(data?.columns) && Array.isArray(data?.rows);

// One object of finite numbers or null for each row, by the names of its columns.
function periodsOf(data) {
  const rows = data.rows.filter(Array.isArray).slice(0, mostRows);
  return rows.map(row => Object.fromEntries(data.columns.map((column, index) => [String(column), column === "period" ? worded(row[index], 20) ?? "–" : finite(row[index])])));
}

function drawHistory() {
  const section = find("#history");
  section.hidden = !shown.history;
  if (!shown.history) return;
  const periods = periodsOf(shown.history);
  if (!periods.length) return section.replaceChildren(made("p", say("no_history")), notesOf(shown.history));
  const sums = series.map(([name]) => [name, sumOf(shown.history, "total", name) ?? summedUp(periods, name)]);
  const sentence = sums.map(([name, sum]) => `${say(names[name])} ${energy(sum)} kWh`).join(", ");
  const figure = made("figure");
  figure.tabIndex = 0;
  figure.append(barsOf(periods, `${wordOf(periods[0].period)} – ${wordOf(periods.at(-1).period)}: ${sentence}`));
  const behind = made("details");
  behind.append(made("summary", say("table")), tableOf(periods));
  section.replaceChildren(legendOf(sums), figure, notesOf(shown.history), behind);
}

// The server's own sum, of the days asked for or of those before; its sums are of what it has not rounded.
function sumOf(data, row, name) {
  const column = data.columns.indexOf(name);
  return Array.isArray(data[row]) ? finite(data[row][column]) : null;
}

const summedUp = (periods, name) => {
  const known = periods.map(period => period[name]).filter(value => value !== null && value !== undefined);
  return known.length ? known.reduce((sum, value) => sum + value, 0) : null;
};

function legendOf(sums) {
  const legend = made("div", undefined, { class: "legend" });
  const before = { columns: shown.history.columns, total: shown.history.previous?.total };
  sums.forEach(([name, sum], index) => {
    const entry = made("div", undefined, { class: series[index][1] });
    entry.append(made("span", "", { "aria-hidden": "true" }), `${say(names[name])} `, made("b", `${energy(sum)}\u00a0kWh`));
    const earlier = sumOf(before, "total", name);
    if (earlier !== null) entry.append(made("small", ` ${say("before", energy(earlier))}`));
    legend.append(entry);
  });
  return legend;
}

// What the numbers do not tell: days that are missing, and what the server says about them.
function notesOf(data) {
  const list = made("ul", undefined, { class: "notes" });
  const [days, known] = [sumOf(data, "total", "days"), sumOf(data, "total", "days_known")];
  if (data.complete === false) list.append(made("li", say("incomplete")));
  if (days !== null && known !== null && known < days) list.append(made("li", say("days_known", number(known, 0), number(days, 0))));
  const note = worded(data.note, 400);
  if (note) list.append(made("li", note));
  return list;
}

function barsOf(periods, sentence) {
  const [height, left, below] = [230, 44, 24];
  const group = Math.max(18, 700 / periods.length);
  const width = left + group * periods.length;
  const most = Math.max(0.1, ...periods.flatMap(period => series.map(([name]) => Math.min(1e9, period[name] ?? 0))));
  const step = [1, 2, 5, 10].map(part => part * 10 ** Math.floor(Math.log10(most / 4))).find(size => most / size <= 5);
  const top = step * Math.ceil(most / step);
  const y = value => 8 + (height - below - 8) * (1 - Math.max(0, Math.min(top, value)) / top);
  const svg = drawn("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": sentence });
  svg.style.setProperty("min-width", `${Math.round(width * 0.55)}px`);
  for (let tick = 0; tick <= top + step / 2; tick += step) {
    svg.append(drawn("path", { class: "axis", d: `M${left} ${y(tick)}H${width}` }), labelOf(number(tick, step < 1 ? 1 : 0), left - 6, y(tick) + 4, "end"));
  }
  const bar = Math.min(16, (group - 4) / series.length);
  const every = Math.ceil(70 / group);
  periods.forEach((period, index) => {
    const from = left + group * index + (group - bar * series.length) / 2;
    series.forEach(([name, hue], place) => {
      const value = period[name];
      if (value === null || value === undefined || value <= 0) return;
      svg.append(drawn("rect", { class: hue, x: (from + bar * place + 0.75).toFixed(1), y: y(value).toFixed(1), width: (bar - 1.5).toFixed(1), height: (y(0) - y(value)).toFixed(1), rx: 1 }));
    });
    const middle = left + group * (index + 0.5);
    if (series.every(([name]) => (period[name] ?? null) === null)) svg.append(labelOf("?", middle, y(0) - 4, "middle"));
    if (index % every === 0) svg.append(labelOf(wordOf(period.period), middle, height - 6, "middle"));
  });
  return svg;
}

// "2026-11-25", "2026-W48" and "2026-11" in the reader's language; other periods as they are.
function wordOf(period) {
  const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(period) ?? [];
  const time = year ? new Date(Date.UTC(year, month - 1, day ?? 1)) : null;
  if (time) return new Intl.DateTimeFormat(shown.locale, { day: day && "numeric", month: day ? "numeric" : "short", year: day ? undefined : "numeric", timeZone: "UTC" }).format(time);
  const week = /^\d{4}-W(\d\d)$/.exec(period);
  return week ? say("week", String(Number(week[1]))) : period.slice(0, 10);
}

function labelOf(label, x, y, anchor) {
  const element = drawn("text", { x, y, "text-anchor": anchor });
  element.textContent = label;
  return element;
}

function tableOf(periods) {
  const columns = Object.keys(names).filter(name => periods.some(period => name in period));
  const row = (cells, kind) => {
    const line = made("tr");
    cells.forEach((cell, index) => line.append(made(kind === "th" || index === 0 ? "th" : "td", cell, { scope: kind === "th" ? "col" : "row" })));
    return line;
  };
  const head = made("thead");
  head.append(row([say("period"), ...columns.map(name => `${say(names[name])} (kWh)`)], "th"));
  const body = made("tbody");
  body.append(...periods.map(period => row([period.period, ...columns.map(name => energy(period[name] ?? null))], "td")));
  const table = made("table");
  table.append(head, body);
  for (const cell of table.querySelectorAll("td")) cell.removeAttribute("scope");
  const scroll = made("div", undefined, { class: "scroll", tabindex: "0" });
  scroll.append(table);
  return scroll;
}
