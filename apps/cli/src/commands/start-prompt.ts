import { AishError } from "@aish/core";
import type { SessionRecord, Store } from "@aish/store";
import { existsSync } from "node:fs";
import { findSession } from "../find-session.ts";
import type { Way } from "../invocation.ts";
import { openPrompt } from "../prompt/open-prompt.ts";
import type { Parts } from "../parts.ts";

/** `aish` and `aish --resume`. */
export async function startPrompt(
  way: Extract<Way, { kind: "prompt" | "resume" }>,
  { environment, config, records }: Parts,
): Promise<number> {
  const { terminal, paths } = environment;
  if (!terminal.stdin || !terminal.stdout) {
    throw new AishError("USAGE", "the prompt needs a terminal", {
      hint: "run one line with aish -c, or ask one question with aish -p",
    });
  }
  const firstRun = !existsSync(paths.database.path);
  const opened = await records();
  const resumed = way.kind === "resume" ? await toResume(way.reference, opened.store) : undefined;
  if (resumed === "none") return 0;
  return openPrompt({ environment, config, records: opened, resumed, firstRun });
}

async function toResume(
  reference: string | undefined,
  store: Store,
): Promise<SessionRecord | "none"> {
  if (reference !== undefined) return findSession(store, reference);
  const { pickSession } = await import("./pick-session.ts");
  return pickSession(store);
}
