// The protocol of MCP Apps towards the host (JSON-RPC by postMessage), as far as a view needs it.
function connectToHost(onContext, onNotification) {
  const waiting = new Map();
  let next = 1;

  const post = message => parent.postMessage({ jsonrpc: "2.0", ...message }, "*");
  const notify = (method, params = {}) => post({ method, params });
  const request = (method, params, seconds) => new Promise((resolve, reject) => {
    const id = next++;
    const late = setTimeout(() => { waiting.delete(id); reject(new Error("late")); }, seconds * 1000);
    waiting.set(id, { resolve, reject, late });
    post({ id, method, params });
  });

  function settle(message) {
    const asked = waiting.get(message.id);
    if (!asked) return;
    waiting.delete(message.id);
    clearTimeout(asked.late);
    if (message.error) asked.reject(new Error(String(message.error.message)));
    else asked.resolve(message.result ?? {});
  }

  function answer(message) {
    if (message.method === "ping") return post({ id: message.id, result: {} });
    if (message.method === "ui/resource-teardown") {
      onNotification(message.method, {});
      return post({ id: message.id, result: {} });
    }
    post({ id: message.id, error: { code: -32601, message: "This view does not know " + String(message.method).slice(0, 60) } });
  }

  addEventListener("message", event => {
    const message = event.data;
    if (event.source !== parent || message?.jsonrpc !== "2.0") return;
    if (message.method === undefined) settle(message);
    else if (message.id !== undefined) answer(message);
    else if (message.method === "ui/notifications/host-context-changed") onContext(message.params ?? {});
    else onNotification(message.method, message.params ?? {});
  });

  return {
    async start() {
      const params = { protocolVersion: "2026-01-26", appInfo: { name: "oig-energy", version: "1" }, appCapabilities: { availableDisplayModes: ["inline"] } };
      const { hostContext } = await request("ui/initialize", params, 20);
      onContext(hostContext ?? {});
      notify("ui/notifications/initialized");
    },
    callTool: (name, args) => request("tools/call", { name, arguments: args }, 45),
    reportSize: (width, height) => notify("ui/notifications/size-changed", { width, height }),
  };
}
