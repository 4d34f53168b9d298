import { isCancel, select, updateSettings } from "@clack/prompts";
import type { ModelEntry } from "@aish/broker";
import { cut } from "../listings/columns.ts";
import { askAddress, type AskAddressOptions, type ModelPlace } from "./ask-address.ts";
import { askLine } from "./ask-line.ts";
import { nameProblem } from "./check-wishes.ts";

export interface ModelWishes extends ModelPlace {
  readonly name: string;
}

export interface AskForModelOptions extends Omit<AskAddressOptions, "message"> {
  readonly taken: readonly string[];
  /** Where servers are looked for; undefined: nothing is looked for. */
  readonly ports: readonly number[] | undefined;
}

type Said = Omit<ModelPlace, "endpoint"> & { readonly name: string | undefined };

interface FoundPlace extends ModelPlace {
  /** What it is called where nobody gave it a name. */
  readonly usualName?: string;
}

const discoverMs = 1000;
const where = "Where is it?";
const other = "another address";

/** Asks the person for what was not said. Undefined if they do not want to go on. */
export async function askForModel(
  said: Said,
  options: AskForModelOptions,
): Promise<ModelWishes | undefined> {
  // The library itself would leave the question open, and the program would end as if all were well.
  updateSettings({ aliases: { "\u0004": "cancel" } });
  const place = await askPlace(said, options);
  if (place === undefined) return undefined;
  const { taken } = options;
  const usual = ["fast", place.usualName, "deep", "cloud"].find(
    (name) => name !== undefined && nameProblem(name, taken) === undefined,
  );
  const name =
    said.name ??
    (await askLine("What is it to be called?", {
      usual,
      problem: (typed) => nameProblem(typed, taken),
    }));
  if (name === undefined) return undefined;
  const { endpoint, model, keyVariable } = place;
  return { name, endpoint, model, keyVariable };
}

async function askPlace(said: Said, options: AskForModelOptions): Promise<FoundPlace | undefined> {
  const found = await discover(options);
  const ask = (message: string): Promise<ModelPlace | undefined> =>
    askAddress(
      { model: said.model, keyVariable: said.keyVariable },
      { message, variables: options.variables, untried: options.untried },
    );
  if (found.length === 0) {
    return ask(options.ports === undefined ? where : `No server was found here. ${where}`);
  }
  const choice = await select({
    message: "Which model?",
    maxItems: 12,
    options: [
      ...found.map(({ entry, source }, at) => ({
        value: at,
        label: cut(entry.model ?? entry.name, 50),
        hint: cut(source.includes(entry.endpoint) ? source : `${entry.endpoint}, ${source}`, 70),
      })),
      { value: -1, label: other },
    ],
  });
  if (isCancel(choice)) return undefined;
  const entry = found[choice]?.entry;
  if (entry === undefined) return ask(where);
  return {
    endpoint: entry.endpoint,
    model: said.model ?? entry.model,
    keyVariable: said.keyVariable ?? entry.apiKeyEnv,
    usualName: entry.name,
  };
}

async function discover({
  ports,
  variables,
}: AskForModelOptions): Promise<
  readonly { readonly entry: ModelEntry; readonly source: string }[]
> {
  if (ports === undefined) return [];
  const { discoverModels } = await import("@aish/broker");
  return discoverModels({
    endpoints: ports.map((port) => `http://127.0.0.1:${port}`),
    variables,
    signal: AbortSignal.timeout(discoverMs),
  });
}
