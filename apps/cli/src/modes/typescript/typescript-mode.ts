import { AishError } from "@aish/core";
import { colourTypeScript } from "@aish/terminal/line-colour";
import type { PromptShell } from "../../prompt/prompt-shell.ts";
import type { EntryRecords } from "../entry-records.ts";
import type { HeldOutput } from "../held-output.ts";
import type { PromptMode } from "../prompt-mode.ts";
import { completeTypeScript } from "./complete-typescript.ts";
import { isUnfinishedTypeScript } from "./is-unfinished-typescript.ts";
import { runInFront } from "./run-in-front.ts";
import { sessionCommand } from "./session-command.ts";
import { TypeScriptSession } from "./typescript-session.ts";

export interface TypeScriptModeParts {
  readonly shell: PromptShell;
  readonly records: EntryRecords;
  readonly output: HeldOutput;
  /** Those that the session exports when the mode is first entered. */
  readonly variables: Readonly<Record<string, string>>;
}

/** The mode of F3: TypeScript, with what entries define kept until the prompt ends. */
export function createTypeScriptMode({
  shell,
  records,
  output,
  variables,
}: TypeScriptModeParts): PromptMode {
  const { highlight } = shell.session.config.editor;
  let session: TypeScriptSession | undefined;
  /** Where what is printed goes: to the screen while an entry runs, else above the line. */
  let showNow: ((bytes: Uint8Array) => void) | undefined;
  let line = "";

  function showBehind(bytes: Uint8Array): void {
    line += Buffer.from(bytes).toString();
    const end = line.lastIndexOf("\n") + 1;
    if (end > 0) output.show(Bun.stripANSI(line.slice(0, end)).replaceAll("\r", ""));
    line = line.slice(end);
  }

  function opened(): TypeScriptSession {
    if (session !== undefined && !session.isGone) return session;
    const { environment, cwd } = shell.session;
    session = new TypeScriptSession({
      command: sessionCommand(),
      cwd,
      variables,
      size: shell.terminal.size,
      colours: environment.colour.stdout,
      show: (bytes) => (showNow ?? showBehind)(bytes),
    });
    return session;
  }

  async function evaluate(code: string, kind: "run" | "type"): Promise<number> {
    const running = opened();
    const { cwd } = shell.session;
    const end = await runInFront({
      session: running,
      terminal: shell.terminal,
      run: () => running.run(code, cwd, kind),
      direct: (show) => (showNow = show),
      tell: shell.print,
    });
    if (end.kind === "gone" && session !== running) return end.status; // the prompt has ended it
    if (end.kind === "gone") {
      await reset();
      const how = end.status === 0 ? "" : ` with status ${end.status}`;
      shell.print(`the TypeScript process ended${how}; what it had defined is gone\n`);
    } else {
      shell.session.moveTo(end.cwd);
    }
    return end.status;
  }

  async function reset(): Promise<void> {
    const ending = session;
    session = undefined;
    line = "";
    await ending?.end();
  }

  async function perform(text: string): Promise<number> {
    const { name = "", rest = "" } = /^:(?<name>\w*)\s*(?<rest>[\s\S]*)$/.exec(text)?.groups ?? {};
    switch (name) {
      case "reset":
        await reset();
        return 0;
      case "type":
        if (rest.trim() === "") throw misused(":type has no expression");
        return evaluate(rest, "type");
      default:
        throw misused(`there is no command :${name} in TypeScript`);
    }
  }

  return {
    name: "ts",
    summary: "TypeScript: what an entry defines is there for the next one, and values are shown",
    label: "ts",
    recall: records.recall,
    entry: {
      ...records.entry,
      isUnfinished: isUnfinishedTypeScript,
      ...(highlight ? { colours: colourTypeScript } : {}),
      complete: (text, cursor, signal) => completeTypeScript(text, cursor, signal, opened()),
    },
    route: (text) => (text.startsWith(":") ? "meta" : "shell"),
    async activate() {
      opened(); // started before the first entry, it does not have to be waited for
      return undefined;
    },
    async run(text) {
      if (text.trim() === "") return undefined;
      const entry = text.trimEnd();
      const finish = records.begin(entry, shell.session.cwd);
      const startedAt = performance.now();
      let status = 1;
      try {
        status = entry.startsWith(":") ? await perform(entry) : await evaluate(entry, "run");
      } finally {
        finish(status);
        shell.session.lastStatus = status;
        shell.session.lastDurationMs = performance.now() - startedAt;
      }
      return undefined;
    },
    async close() {
      records.close();
      output.close();
      await reset();
    },
  };
}

function misused(message: string): AishError {
  return new AishError("USAGE", message, {
    hint: "write :reset to forget everything, or :type and an expression",
  });
}
