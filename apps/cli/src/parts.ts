import type { AishError } from "@aish/core";
import type { Store } from "@aish/store";
import type { LoadedConfig } from "./config.ts";
import type { Environment } from "./environment.ts";
import type { Invocation } from "./invocation.ts";
import type { Records } from "./records.ts";
import { renderError } from "./render-error.ts";
import { writeAll } from "./terminal/write-all.ts";

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

export async function loadParts(environment: Environment, invocation: Invocation): Promise<Parts> {
  const { loadConfig } = await import("./config.ts");
  const { config } = loadConfig(environment, invocation.configFile);
  const tell = (error: AishError): void => {
    writeAll(2, Buffer.from(renderError(error, environment.colour.stderr, process.stderr.columns)));
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
