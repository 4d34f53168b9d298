import { nearestDirectory } from "@aish/executor";
import { runBeside } from "../environment-tools/run-beside.ts";
import type { PromptSession } from "./prompt-session.ts";

const deadlineMs = 3000;

/** The exported variables of the session, which lines and its start-up file may have changed. */
export async function sessionVariables(
  session: PromptSession,
): Promise<Readonly<Record<string, string>>> {
  const { shell, state, environment } = session;
  const { variables } = environment;
  if (state.stateFile === undefined) return variables;
  const cwd = nearestDirectory(session.cwd);
  const line = "command env -0";
  const asked = await runBeside({ shell, state, variables, line, cwd, deadlineMs });
  if (asked.status !== 0) return variables;
  const pairs = asked.stdout.split("\0").filter((pair) => pair.includes("="));
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  );
}
