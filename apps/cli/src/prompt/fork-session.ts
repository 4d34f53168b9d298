import { AishError, mintSessionId } from "@aish/core";
import type { SessionRecord } from "@aish/store";
import { cpSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PromptSession } from "./prompt-session.ts";

/**
 * A new session that shares another one's turns, up to `at` if that is said, and its shell as it is
 * now. Its fences keep their name: the turns that are shared have it in them.
 */
export function forkSession(session: PromptSession, at: number | undefined): SessionRecord {
  const { records, id: from } = session;
  if (!session.isStored) {
    throw new AishError("USAGE", "there is nothing to fork yet", {
      hint: "run or ask something first",
    });
  }
  const id = mintSessionId(crypto.getRandomValues(new Uint8Array(10)));
  const fork = records.store.sessions.fork({ id, from, at, now: new Date() });
  if (fork.kind === "noTurn") {
    throw new AishError("USAGE", `there is no turn ${at}`, { hint: "list them with :turns" });
  }
  if (fork.kind === "noSession") {
    throw new AishError("SESSION_NOT_FOUND", `there is no session ${from}`, {
      hint: "list them with :sessions",
    });
  }
  const directory = join(dirname(session.directory), id);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  for (const name of ["tag", "shell/state", "shell/state.functions", "shell/names", "rules.toml"]) {
    const file = join(session.directory, name);
    if (existsSync(file)) cpSync(file, join(directory, name));
  }
  return fork.session;
}
