/**
 * The scripted server as a process: `bun test/model-server/main.ts --script file.json [--port 0]`.
 * Its first line of output is the port; each chat request follows as a line of JSON. It runs until it
 * is signalled.
 */
import { parseArgs } from "node:util";
import { startModelServer } from "./model-server.ts";
import type { Script } from "./script.ts";

const { values } = parseArgs({
  options: { script: { type: "string" }, port: { type: "string", default: "0" } },
});
if (values.script === undefined) throw new Error("usage: main.ts --script file.json [--port n]");

const { replies, ...rest } = (await Bun.file(values.script).json()) as Script;
const server = startModelServer({
  ...rest,
  script: replies,
  port: Number(values.port),
  onRequest: (request) => process.stdout.write(`${JSON.stringify(request)}\n`),
});
process.stdout.write(`${server.port}\n`);
