// The page as a host of the energy view, over the box that this server simulates: MCP by fetch, with the public test account.
const frame = document.querySelector("iframe");
const { email, password, language } = frame.dataset;
// The reader's own way to write times, in the language of the page.
const locale = navigator.language.startsWith(language) ? navigator.language : language;
let asked = 0;

async function callTool(params) {
  const response = await fetch("mcp", {
    method: "POST",
    headers: {
      "Content-Type": "application/json", Accept: "application/json, text/event-stream", "Accept-Language": language,
      "X-OIG-Email": email, "X-OIG-Password": password, "X-OIG-Readonly-Access": "false",
    },
    body: JSON.stringify({ jsonrpc: "2.0", id: ++asked, method: "tools/call", params }),
  });
  const body = await response.text();
  // What the server refuses, it says in the language of the page.
  if (!response.ok) return { result: { isError: true, content: [{ type: "text", text: body.slice(0, 300) }] } };
  const event = body.split("\n").find(line => line.startsWith("data:"));
  return JSON.parse(event ? event.slice(5) : body);
}

const send = message => frame.contentWindow.postMessage({ jsonrpc: "2.0", ...message }, "*");

addEventListener("message", async event => {
  const message = event.data;
  if (event.source !== frame.contentWindow || message?.jsonrpc !== "2.0") return;
  if (message.method === "ui/initialize") {
    send({ id: message.id, result: {
      protocolVersion: message.params.protocolVersion, hostInfo: { name: "oig-page", version: "1" },
      hostCapabilities: { serverTools: {} }, hostContext: { locale },
    } });
  } else if (message.method === "ui/notifications/initialized") {
    const answer = await callTool({ name: "get_basic_data", arguments: {} }).catch(() => ({}));
    send({ method: "ui/notifications/tool-result", params: answer.result ?? { isError: true, content: [] } });
  } else if (message.method === "ui/notifications/size-changed") {
    frame.style.height = `${Math.min(2000, Math.max(100, Number(message.params?.height) || 0)) + 2}px`;
  } else if (message.method === "tools/call") {
    const answer = await callTool(message.params).catch(error => ({ error: { code: -32000, message: error.message } }));
    send(answer.error ? { id: message.id, error: answer.error } : { id: message.id, result: answer.result });
  } else if (message.id !== undefined && message.method !== undefined) {
    send({ id: message.id, error: { code: -32601, message: "not known here" } });
  }
});
// Loaded only now, so that its first word finds somebody who listens.
frame.src = "view";
