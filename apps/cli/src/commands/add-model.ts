import type { ModelEntry } from "@aish/broker";
import { AishError } from "@aish/core";
import { keepLoopbackDirect } from "../environment.ts";
import { resolveConfig } from "../config-resolve.ts";
import { appendModel } from "../config/append-model.ts";
import type { ModelAction } from "../invocation.ts";
import { printable } from "../listings/columns.ts";
import type { ModelWishes } from "../models/ask-for-model.ts";
import { checkWishes } from "../models/check-wishes.ts";
import { inspectModel, type ReachableModel } from "../models/inspect-model.ts";
import { modelFacts } from "../models/model-facts.ts";
import { modelTrouble } from "../models/model-trouble.ts";
import { tryModel } from "../models/try-model.ts";
import type { Parts } from "../parts.ts";

type AddAction = Extract<ModelAction, { kind: "add" }>;

const lookMs = 5000;

/**
 * `aish model add`: what is not said is asked for at a terminal. The endpoint is asked for one short
 * reply before anything is written, so that what stands in the configuration has worked once.
 */
export async function addModel(
  action: AddAction,
  configFile: string | undefined,
  { environment, config }: Parts,
): Promise<number> {
  keepLoopbackDirect();
  const taken = config.models.map(({ name }) => name);
  checkWishes(action, taken);
  if (!action.untried) refuseMissingKey(action.keyVariable, environment.variables);
  const wishes = await completed(action, taken, { environment, config });
  if (wishes === undefined) {
    say("nothing was added");
    return 130;
  }
  const { name, endpoint, keyVariable } = wishes;
  const model = action.untried
    ? wishes.model
    : await checked(toEntry(wishes, environment.variables), action);

  const path = configFile ?? environment.paths.config.path;
  const table = { endpoint, model, context: undefined, api_key_env: keyVariable };
  const { defaultModel } = resolveConfig(appendModel(path, name, table), environment);
  say(`${name} is now in ${path}`);
  if (defaultModel !== name) {
    say(
      `${defaultModel ?? ""} is asked first, as before; :model ${name} at the prompt changes to it`,
    );
  }
  return 0;
}

function refuseMissingKey(
  variable: string | undefined,
  variables: Readonly<Record<string, string>>,
): void {
  if (variable === undefined || (variables[variable] ?? "").trim() !== "") return;
  throw usage(`the variable ${variable} is not set`, `export it first: export ${variable}=…`);
}

/** Undefined if the person left a question unanswered. */
async function completed(
  action: AddAction,
  taken: readonly string[],
  { environment, config }: Pick<Parts, "environment" | "config">,
): Promise<ModelWishes | undefined> {
  const { endpoint, name = taken.includes("fast") ? undefined : "fast" } = action;
  if (endpoint !== undefined) {
    if (name === undefined) {
      throw usage("there is a model called fast already", "write another name behind add");
    }
    return { ...action, name, endpoint };
  }
  const { terminal, variables } = environment;
  if (!terminal.stdin || !terminal.stdout) {
    throw usage(
      "without a terminal model add needs an endpoint",
      "write --endpoint http://127.0.0.1:8081, or run it at a terminal",
    );
  }
  const { askForModel } = await import("../models/ask-for-model.ts");
  const { enabled, ports } = config.discovery;
  const { untried } = action;
  return askForModel(action, { variables, taken, ports: enabled ? ports : undefined, untried });
}

/** Has the model answer. Gives its name there if that has to be written. */
async function checked(entry: ModelEntry, action: AddAction): Promise<string | undefined> {
  const report = await inspectModel(entry, { deadlineMs: lookMs });
  const trouble = modelTrouble(entry, report);
  if (trouble !== undefined) throw forFlags(trouble, entry);
  if (report.kind !== "reachable") throw new Error("a model without trouble is reachable");
  say(`${entry.endpoint}: ${modelFacts(report).join(", ")}`);
  say("asking it for a short reply");
  try {
    say(await tryModel({ ...entry, model: entry.model ?? report.model }, say));
  } catch (error) {
    throw error instanceof AishError ? forFlags(error, entry) : error;
  }
  return action.model ?? (isTheOnlyOne(report) ? undefined : (entry.model ?? report.model));
}

/** Such a server is asked without a name, and may have another model tomorrow. */
function isTheOnlyOne({ server, several }: ReachableModel): boolean {
  return !several && (server === "llama.cpp" || server === "vllm");
}

/** The person has not written a table yet, so what they can change are the flags. */
function forFlags(error: AishError, { apiKey }: ModelEntry): AishError {
  const { code, message, cause } = error;
  const hinted = (hint: string): AishError => new AishError(code, message, { hint, cause });
  if (code === "BROKER_MODEL_MISSING") return hinted("name one that it has with --model");
  if (code === "BROKER_AUTH" && apiKey === undefined) {
    return hinted("name the variable that holds the key with --key-env");
  }
  return error;
}

function toEntry(
  { name, endpoint, model, keyVariable }: ModelWishes,
  variables: Readonly<Record<string, string>>,
): ModelEntry {
  const apiKey = keyVariable === undefined ? undefined : variables[keyVariable];
  return { name, endpoint, model, apiKey, apiKeyEnv: keyVariable };
}

function say(text: string): void {
  process.stdout.write(`${printable(text)}\n`);
}

function usage(message: string, hint: string): AishError {
  return new AishError("USAGE", message, { hint });
}
