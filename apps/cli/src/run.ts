import { assertNever } from "@aish/core";
import { parseArguments } from "./arguments.ts";
import type { Environment } from "./environment.ts";
import type { Invocation } from "./invocation.ts";
import { loadParts } from "./parts.ts";
import { writeAll } from "./terminal/write-all.ts";
import { version } from "./version.ts";

/**
 * Does what the arguments ask for and returns the exit status. What only one way of running needs is
 * imported when that way is taken: `aish -c` must not wait for the prompt.
 */
export async function run(argv: readonly string[], environment: Environment): Promise<number> {
  const invocation = parseArguments(argv);
  switch (invocation.kind) {
    case "version":
      return print(`aish ${version}\n`);
    case "help": {
      const { usage } = await import("./usage.ts");
      return print(usage(invocation.topic));
    }
    case "completions": {
      const { completionScript } = await import("./completions.ts");
      return print(completionScript(invocation.shell));
    }
    case "config":
      return showConfig(invocation, environment);
    case "command": {
      const { runCommandLine } = await import("./commands/run-command-line.ts");
      return runCommandLine(invocation.line, await loadParts(environment, invocation));
    }
    case "prompt":
    case "resume": {
      const { startPrompt } = await import("./commands/start-prompt.ts");
      return startPrompt(invocation, await loadParts(environment, invocation));
    }
    case "ask": {
      const { askOnce } = await import("./commands/ask-once.ts");
      return askOnce(invocation, await loadParts(environment, invocation));
    }
    case "sessions": {
      const { listSessions } = await import("./commands/list-sessions.ts");
      return print(await listSessions(invocation, await loadParts(environment, invocation)));
    }
    case "history": {
      const { listHistory } = await import("./commands/list-history.ts");
      return print(await listHistory(invocation, await loadParts(environment, invocation)));
    }
    case "jobs": {
      const { runJobsCommand } = await import("./commands/run-jobs-command.ts");
      return runJobsCommand(invocation.action, await loadParts(environment, invocation));
    }
    case "kai": {
      const { runWholeKai } = await import("./kai/whole-kai.ts");
      return runWholeKai(invocation, environment);
    }
    case "kat": {
      const { runKatAlone } = await import("./kat/run-kat-alone.ts");
      return runKatAlone(invocation.request, invocation.configFile, environment);
    }
    case "route": {
      const { routeLines } = await import("./commands/route-lines.ts");
      return routeLines(invocation, await loadParts(environment, invocation));
    }
    case "model": {
      const parts = await loadParts(environment, invocation);
      if (invocation.action.kind === "add") {
        const { addModel } = await import("./commands/add-model.ts");
        return addModel(invocation.action, invocation.configFile, parts);
      }
      const { listModels } = await import("./commands/list-models.ts");
      return print(await listModels(invocation.action, parts));
    }
    case "doctor": {
      const { runDoctor } = await import("./commands/run-doctor.ts");
      return runDoctor(invocation, environment);
    }
    default:
      return assertNever(invocation);
  }
}

function print(text: string): number {
  writeAll(1, Buffer.from(text));
  return 0;
}

async function showConfig(
  invocation: Extract<Invocation, { kind: "config" }>,
  environment: Environment,
): Promise<number> {
  if (invocation.show === "default") {
    const { defaultConfig } = await import("./default-config.ts");
    return print(defaultConfig());
  }
  const { loadConfig } = await import("./config.ts");
  const { configJson, configText } = await import("./config-report.ts");
  const loaded = loadConfig(environment, invocation.configFile);
  return print(
    invocation.json
      ? `${JSON.stringify(configJson(loaded, environment), undefined, 2)}\n`
      : configText(loaded, environment),
  );
}
