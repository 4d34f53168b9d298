import type { Environment } from "../environment.ts";
import type { KaiWay } from "../invocation.ts";
import { endProcess } from "./end-process.ts";
import { readProgram } from "./read-program.ts";
import { runKaiProgram, wantsPrompt } from "./run-kai-program.ts";

/** `aish kai`: runs, checks or plans a program, or opens the prompt of the language. */
export async function runKai(way: KaiWay, environment: Environment): Promise<number> {
  if (wantsPrompt(way)) {
    const { openKaiPrompt } = await import("./open-kai-prompt.ts");
    endProcess(await openKaiPrompt(environment));
  }
  if (way.action === "run") return runKaiProgram(way, environment);
  const { text, path } = await readProgram(way.program);
  const { inspectProgram } = await import("./inspect-program.ts");
  return inspectProgram(text, path, way.action);
}
