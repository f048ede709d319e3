// Starts the program on its command line as an MCP server, the way desktop clients do, with the TypeScript SDK's own client:
//   node stdio-client.mjs COMMAND ARGUMENT...
// Prints the tools' names and the answer of get_basic_data as one line of JSON.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const [command, ...args] = process.argv.slice(2);
const transport = new StdioClientTransport({ command, args, env: process.env, stderr: "inherit" });
const client = new Client({ name: "stdio-client", version: "1.0.0" });
await client.connect(transport);
const { tools } = await client.listTools();
const answer = await client.callTool({ name: "get_basic_data", arguments: {} });
console.log(JSON.stringify({ tools: tools.map((tool) => tool.name), answer: answer.structuredContent }));
await client.close();
