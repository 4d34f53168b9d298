import type { ModelEntry } from "@aish/broker";
import { AishError } from "@aish/core";
import { appendModel } from "../config/append-model.ts";
import type { ModelAction } from "../invocation.ts";
import { printable } from "../listings/columns.ts";
import { askForModel, type ModelWishes } from "../models/ask-for-model.ts";
import { inspectModel } from "../models/inspect-model.ts";
import { tryModel } from "../models/try-model.ts";
import type { Parts } from "../parts.ts";

/**
 * `aish model add`: what is not said is asked for at a terminal. The endpoint is asked for one short
 * reply before anything is written, so that what stands in the configuration has worked once.
 */
export async function addModel(
  action: Extract<ModelAction, { kind: "add" }>,
  configFile: string | undefined,
  { environment, config }: Parts,
): Promise<number> {
  const { terminal, variables, paths } = environment;
  const taken = config.models.map(({ name }) => name);
  const wishes =
    action.endpoint === undefined
      ? await askForModel(action, { terminal, variables, taken, ports: config.discovery.ports })
      : { ...action, endpoint: action.endpoint };
  if (wishes === undefined) return 130;
  const name = wishes.name ?? (taken.includes("fast") ? undefined : "fast");
  if (name === undefined) throw usage("aish model add needs a name", "write it behind add");
  if (taken.includes(name)) {
    throw usage(`there is a model called ${name} already`, "choose another name, or edit the file");
  }
  const entry = toEntry(name, wishes, variables);
  const model = action.untried ? wishes.model : await checked(entry);

  const path = configFile ?? paths.config.path;
  const { endpoint, keyVariable } = wishes;
  appendModel(path, name, { endpoint, model, context: undefined, api_key_env: keyVariable });
  process.stdout.write(`${printable(name)} is now in ${path}\n`);
  return 0;
}

/** Has the server answer. Gives the model's name there, which has to be written if it has several. */
async function checked(entry: ModelEntry): Promise<string | undefined> {
  const signal = AbortSignal.timeout(lookMs);
  const report = await inspectModel(entry, signal);
  if (report.kind === "unreachable") throw report.error;
  if (report.kind === "missing") {
    const some = report.models.slice(0, 8).join(", ");
    throw usage(
      entry.model === undefined
        ? `${entry.endpoint} has ${report.models.length} models: ${some}`
        : `${entry.endpoint} has no ${entry.model}; it has ${some}`,
      "name one of them with --model",
    );
  }
  process.stdout.write(`${printable(`${entry.endpoint}: ${report.detail}`)}\n`);
  const model = entry.model ?? (report.several ? report.model : undefined);
  process.stdout.write("asking it for a short reply\n");
  process.stdout.write(`${await tryModel({ ...entry, model: report.model })}\n`);
  return model;
}

const lookMs = 10_000;

function toEntry(
  name: string,
  { endpoint, model, keyVariable }: ModelWishes,
  variables: Readonly<Record<string, string>>,
): ModelEntry {
  const apiKey = keyVariable === undefined ? undefined : variables[keyVariable];
  if (keyVariable !== undefined && apiKey === undefined) {
    throw usage(
      `the variable ${keyVariable} is not set`,
      `export it first: export ${keyVariable}=…`,
    );
  }
  return { name, endpoint, model, apiKey, apiKeyEnv: keyVariable };
}

function usage(message: string, hint: string): AishError {
  return new AishError("USAGE", message, { hint });
}
