import { AishError } from "@aish/core";
import { parseArguments } from "../arguments.ts";
import { sessionVariables } from "../prompt/session-variables.ts";
import type { PromptShell } from "../prompt/prompt-shell.ts";
import { usage } from "../usage.ts";
import type { KatPlace } from "./kat-place.ts";
import { runKat } from "./run-kat.ts";

/** `kat` at the prompt: the words behind it, without their quotes. */
export async function katCommand(words: readonly string[], shell: PromptShell): Promise<number> {
  const invocation = parseArguments(["kat", ...words]);
  if (invocation.kind === "help") {
    shell.print(usage(invocation.topic));
    return 0;
  }
  if (invocation.kind !== "kat") throw new Error("kat was parsed as something else");
  const { request } = invocation;
  if (request.files.length === 0 || request.files.includes("-")) {
    throw new AishError("USAGE", "kat needs a file here", {
      hint: "write kat FILE, or a command | aish kat for what it prints",
    });
  }
  return runKat(request, placeOf(shell));
}

function placeOf(shell: PromptShell): KatPlace {
  const { terminal, themes, session } = shell;
  return {
    cwd: session.cwd,
    variables: session.environment.variables,
    variablesNow: () => sessionVariables(session),
    screen: {
      get size() {
        return terminal.size;
      },
      open: () => terminal,
      asksBackground: false, // the prompt has asked
      palette: () => themes.palette,
      hear: () => {},
      lends: true,
    },
    print(output) {
      shell.settleScreen?.();
      terminal.write(output);
    },
    complain: (message) => shell.print(`${message}\n`),
    input: undefined,
  };
}
