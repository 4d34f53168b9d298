#!/usr/bin/env bun
import { run } from "./run.ts";
import { sessionArgument } from "./modes/typescript/session-message.ts";
import { startProgram } from "./start-program.ts";

if (Bun.argv[2] === sessionArgument) void startSession();
else startProgram((environment) => run(Bun.argv.slice(2), environment));

/** Not for people: the prompt starts itself so, and what it imports no other way of running needs. */
async function startSession(): Promise<void> {
  const { runTypeScriptSession } = await import("./modes/typescript/run-session.ts");
  runTypeScriptSession();
}
