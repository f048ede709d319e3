// node client.mjs URL REVISION HEADERS-AS-JSON: does with the TypeScript SDK what an owner's client does, and prints what it got as one JSON object.
// The SDK's first line speaks the revisions that begin with initialize, its second the newer ones.
const [url, revision, headers] = process.argv.slice(2);
const isNew = revision >= "2026-07-28";
const { Client, StreamableHTTPClientTransport } = isNew
  ? await import("@modelcontextprotocol/client")
  : {
    ...await import("@modelcontextprotocol/sdk/client/index.js"),
    ...await import("@modelcontextprotocol/sdk/client/streamableHttp.js"),
  };
const client = new Client({ name: "typescript-test", version: "1" }, isNew ? { versionNegotiation: { mode: { pin: revision } } } : {});
await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: JSON.parse(headers) } }));

const complete = async (name, value, ref) => (await client.complete({ ref, argument: { name, value } })).completion.values;
const prompt = name => ({ type: "ref/prompt", name });
const failure = async call => { try { await call; return null; } catch (error) { return String(error.message); } };

const prompts = (await client.listPrompts()).prompts;
const box = (await complete("id", "", { type: "ref/resource", uri: "battery://box/{id}" }))[0];
// Listing first lets the SDK check results against the schemas.
const tools = (await client.listTools()).tools;
console.log(JSON.stringify({
  server: client.getServerVersion(),
  instructions: client.getInstructions(),
  prompts: prompts.map(one => one.name),
  texts: Object.fromEntries(await Promise.all(prompts.map(async one =>
    [one.name, (await client.getPrompt({ name: one.name, arguments: { language: "cs" } })).messages[0].content.text]))),
  resources: (await client.listResources()).resources.map(one => one.uri),
  templates: (await client.listResourceTemplates()).resourceTemplates.map(one => one.uriTemplate),
  glossary: (await client.readResource({ uri: "battery://glossary" })).contents[0].text,
  control: (await client.readResource({ uri: "battery://control" })).contents[0].text,
  box: JSON.parse((await client.readResource({ uri: `battery://box/${box}` })).contents[0].text),
  noBox: await failure(client.readResource({ uri: "battery://box/1" })),
  completions: {
    box: await complete("id", "", { type: "ref/resource", uri: "battery://box/{id}" }),
    range: await complete("range", "last", prompt("energy_report")),
    language: await complete("language", "c", prompt("energy_report")),
    unknown: await complete("when", "s", prompt("storm_is_coming")),
  },
  tools: tools.map(one => one.name),
  readings: await client.callTool({ name: "get_basic_data", arguments: {} }),
  history: await client.callTool({ name: "get_energy_history", arguments: { range: "yesterday" } }),
  outlook: await client.callTool({ name: "get_outlook", arguments: {} }),
  plan: await client.callTool({ name: "check_plan", arguments: { steps: [{ at: "23:00", setting: "grid_charging", value: "80" }] } }),
  wrong: await client.callTool({ name: "get_energy_history", arguments: { range: "for ever" } }),
}));
await client.close();
