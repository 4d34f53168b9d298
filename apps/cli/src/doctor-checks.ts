import { existsSync } from "node:fs";
import { fail, failed, ok, warn, type Check } from "./doctor/check.ts";
import type { LoadedConfig } from "./config.ts";
import { checkDirectory, checkPrivateFile, checkSpace } from "./doctor/directories.ts";
import { checkLocale, checkTerminal } from "./doctor/terminal.ts";
import type { Environment } from "./environment.ts";
import { howToGetModel } from "./prompt/meta-model.ts";

/** What the checks look at that is not theirs to know. All may throw an AishError. */
export interface DoctorPorts {
  readonly bunVersion: string;
  readonly environment: Environment;
  readonly loadConfig: () => LoadedConfig;
  /** The path of the shell that commands run in. */
  readonly findShell: (configured: string | undefined) => string;
  /** The path of a command, if it is installed. */
  readonly which: (command: string) => string | undefined;
  /** Opens the existing database and lists what SQLite's quick_check complains about. */
  readonly inspectDatabase: (path: string) => Promise<readonly string[]>;
  /** Asks every configured and discovered server; undefined configuration means the defaults. */
  readonly askModels: (
    config: LoadedConfig | undefined,
    signal: AbortSignal,
  ) => Promise<readonly ModelAnswer[]>;
}

export interface ModelAnswer {
  readonly name: string;
  readonly endpoint: string;
  /** What the server said of itself, or why it cannot be used. */
  readonly answer:
    | { readonly kind: "reached"; readonly detail: string }
    /** It is there, but will not answer, or not as it should. */
    | { readonly kind: "doubtful"; readonly detail: string; readonly hint: string }
    | { readonly kind: "failed"; readonly error: unknown };
}

const oldestBun = "1.4.5";
const modelDeadlineMs = 5000;

/** Looks at everything, in the order of the report; one failure hides no other. */
export async function runChecks(ports: DoctorPorts): Promise<readonly Check[]> {
  const { paths, terminal } = ports.environment;
  const [config, loaded] = checkConfig(ports);
  const [database, models] = await Promise.all([checkDatabase(ports), checkModels(ports, loaded)]);
  return [
    checkBun(ports.bunVersion),
    config,
    checkShell(ports, loaded),
    checkDirectory("data directory", paths.dataDirectory),
    checkDirectory("state directory", paths.stateDirectory),
    checkPrivateFile("database file", paths.database.path),
    database,
    checkSqlite(ports),
    checkSpace("disk space", paths.stateDirectory),
    checkTerminal(terminal),
    checkLocale(terminal),
    ...models,
  ];
}

function checkBun(version: string): Check {
  return Bun.semver.satisfies(version, `>=${oldestBun}`)
    ? ok("Bun", version)
    : fail("Bun", `${version} is older than ${oldestBun}`, "run bun upgrade");
}

function checkConfig(ports: DoctorPorts): [Check, LoadedConfig | undefined] {
  try {
    const loaded = ports.loadConfig();
    const detail = loaded.raw.path ?? `defaults; there is no ${loaded.file.path}`;
    return [ok("configuration", detail), loaded];
  } catch (error) {
    return [failed("configuration", error), undefined];
  }
}

function checkShell(ports: DoctorPorts, loaded: LoadedConfig | undefined): Check {
  try {
    return ok("shell", ports.findShell(loaded?.config.shell));
  } catch (error) {
    return failed("shell", error);
  }
}

async function checkDatabase({ environment, inspectDatabase }: DoctorPorts): Promise<Check> {
  const { path } = environment.paths.database;
  if (!existsSync(path)) return ok("database", "made with the first session");
  try {
    const [first, ...more] = await inspectDatabase(path);
    if (first === undefined) return ok("database", "opens, and quick_check finds nothing wrong");
    const others = more.length === 0 ? "" : ` (and ${more.length} more)`;
    return fail(
      "database",
      `damaged: ${first}${others}`,
      `copy ${path} to a safe place, then start aish, which saves what can be read`,
    );
  } catch (error) {
    return failed("database", error);
  }
}

function checkSqlite({ which }: DoctorPorts): Check {
  const path = which("sqlite3");
  return ok(
    "sqlite3",
    path ?? "not installed; aish does not need it, but you can ask it questions",
  );
}

async function checkModels(
  { askModels }: DoctorPorts,
  loaded: LoadedConfig | undefined,
): Promise<readonly Check[]> {
  try {
    const answers = await askModels(loaded, AbortSignal.timeout(modelDeadlineMs));
    return answers.length === 0 ? [noModel] : answers.map(checkModel);
  } catch (error) {
    return [failed("models", error)];
  }
}

const noModel = warn(
  "models",
  "none is configured and none was found on the usual ports",
  howToGetModel,
);

function checkModel({ name, endpoint, answer }: ModelAnswer): Check {
  const check = `model ${name}`;
  switch (answer.kind) {
    case "reached":
      return ok(check, `${endpoint}: ${answer.detail}`);
    case "doubtful":
      return warn(check, `${endpoint}: ${answer.detail}`, answer.hint);
    case "failed":
      return failed(check, answer.error);
    default:
      return answer satisfies never;
  }
}
