// A host of MCP Apps made of the official parts: client, transport and bridge. What it shows, the server names.
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { AppBridge, getToolUiResourceUri, PostMessageTransport, RESOURCE_MIME_TYPE } from "@modelcontextprotocol/ext-apps/app-bridge";

const frame = document.querySelector("iframe");
const info = { name: "test", version: "1" };
const host = globalThis.host = { calls: [], answers: [], called: null, client: null, bridge: null };

// Notes what goes through the client, whoever asks for it.
function noted(client) {
  const request = client.request.bind(client);
  client.request = async (wanted, ...rest) => {
    if (wanted.method !== "tools/call") return request(wanted, ...rest);
    host.calls.push(wanted.params);
    const result = await request(wanted, ...rest);
    host.answers.push(result.structuredContent);
    return result;
  };
  return client;
}

async function connected(headers) {
  const extensions = { "io.modelcontextprotocol/ui": { mimeTypes: [RESOURCE_MIME_TYPE] } };
  const client = noted(new Client(info, { capabilities: { extensions } }));
  await client.connect(new StreamableHTTPClientTransport(new URL("/mcp", location), { requestInit: { headers } }));
  return client;
}

host.open = async ({ headers, context, tool, arguments: args = {} }) => {
  const client = host.client = await connected(headers);
  const { tools } = await client.listTools();
  const shown = tools.find(one => one.name === tool);
  const { contents: [view] } = await client.readResource({ uri: getToolUiResourceUri(shown) });
  const bridge = host.bridge = new AppBridge(client, info, { serverTools: {} }, { hostContext: { ...context, toolInfo: { tool: shown } } });
  bridge.addEventListener("sizechange", ({ height }) => { frame.style.height = `${height}px`; });
  bridge.addEventListener("initialized", async () => {
    bridge.sendToolInput({ arguments: args });
    host.called = performance.timeOrigin + performance.now();
    bridge.sendToolResult(await client.request({ method: "tools/call", params: { name: tool, arguments: args } }));
  });
  await bridge.connect(new PostMessageTransport(frame.contentWindow, frame.contentWindow));
  frame.srcdoc = view.text;
};
