import { assertNever, type AishError } from "@aish/core";
import { parseArguments } from "./arguments.ts";
import type { LoadedConfig } from "./config.ts";
import type { Environment } from "./environment.ts";
import type { Invocation } from "./invocation.ts";
import type { Records } from "./records.ts";
import type { Store } from "@aish/store";
import { renderError } from "./render-error.ts";
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
      return runCommandLine(invocation.line, await parts(environment, invocation));
    }
    case "prompt":
    case "resume": {
      const { startPrompt } = await import("./commands/start-prompt.ts");
      return startPrompt(invocation, await parts(environment, invocation));
    }
    case "ask": {
      const { askOnce } = await import("./commands/ask-once.ts");
      return askOnce(invocation, await parts(environment, invocation));
    }
    case "sessions": {
      const { listSessions } = await import("./commands/list-sessions.ts");
      return print(await listSessions(invocation, await parts(environment, invocation)));
    }
    case "history": {
      const { listHistory } = await import("./commands/list-history.ts");
      return print(await listHistory(invocation, await parts(environment, invocation)));
    }
    case "jobs": {
      const { runJobsCommand } = await import("./commands/run-jobs-command.ts");
      return runJobsCommand(invocation.action, await parts(environment, invocation));
    }
    case "model": {
      const { listModels } = await import("./commands/list-models.ts");
      return print(await listModels(invocation, await parts(environment, invocation)));
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

/** What most ways of running need. The database is opened when it is first asked for. */
export interface Parts {
  readonly environment: Environment;
  readonly config: LoadedConfig["config"];
  readonly records: () => Promise<Records>;
  /** The database itself, for what must not answer from an empty one. Throws if it cannot be used. */
  readonly durable: () => Promise<Store>;
  /** Says something to the person who waits at the other end of stderr. */
  readonly tell: (error: AishError) => void;
}

async function parts(environment: Environment, invocation: Invocation): Promise<Parts> {
  const { loadConfig } = await import("./config.ts");
  const { config } = loadConfig(environment, invocation.configFile);
  const tell = (error: AishError): void => {
    process.stderr.write(renderError(error, environment.colour.stderr));
  };
  async function open(): Promise<Records> {
    const { openRecords } = await import("./records.ts");
    return openRecords(environment.paths.database.path, tell);
  }
  async function openStore(): Promise<Store> {
    const { openDurable } = await import("./records.ts");
    return openDurable(environment.paths.database.path, tell);
  }
  let records: Promise<Records> | undefined;
  return {
    environment,
    config,
    tell,
    records: () => (records ??= open()),
    durable: openStore,
  };
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
