import { isCancel, select, text } from "@clack/prompts";
import { AishError } from "@aish/core";
import type { TerminalFacts } from "../environment/terminal-facts.ts";
import { cut } from "../listings/columns.ts";

export interface ModelWishes {
  readonly name: string | undefined;
  readonly endpoint: string;
  readonly model: string | undefined;
  readonly keyVariable: string | undefined;
}

export interface AskForModelOptions {
  readonly terminal: TerminalFacts;
  readonly variables: Readonly<Record<string, string>>;
  readonly taken: readonly string[];
  readonly ports: readonly number[];
}

const lookMs = 1000;
const other = "another address";

/** Asks the person for what was not said. Undefined if they do not want to go on. */
export async function askForModel(
  said: Omit<ModelWishes, "endpoint">,
  { terminal, variables, taken, ports }: AskForModelOptions,
): Promise<ModelWishes | undefined> {
  if (!terminal.stdin || !terminal.stdout) {
    throw new AishError("USAGE", "aish model add needs an endpoint", {
      hint: "write --endpoint http://127.0.0.1:8081, or run it at a terminal",
    });
  }
  const { discoverModels } = await import("@aish/broker");
  const found = await discoverModels({
    endpoints: ports.map((port) => `http://127.0.0.1:${port}`),
    variables,
    signal: AbortSignal.timeout(lookMs),
  });
  const choice = await select({
    message: found.length === 0 ? "No server was found here. Which one?" : "Which model?",
    maxItems: 12,
    options: [
      ...found.map((model) => ({
        value: String(found.indexOf(model)),
        label: cut(model.entry.model ?? model.entry.name, 50),
        hint: cut(`${model.entry.endpoint}, ${model.source}`, 70),
      })),
      { value: other, label: other },
    ],
  });
  if (isCancel(choice)) return undefined;
  const entry = found[Number(choice)]?.entry;
  const endpoint = entry?.endpoint ?? (await line("Where is it?", "http://127.0.0.1:8081"));
  if (endpoint === undefined) return undefined;
  const keyVariable =
    said.keyVariable ??
    entry?.apiKeyEnv ??
    (entry === undefined ? await line("The variable that holds its key, if it needs one?") : "");
  if (keyVariable === undefined) return undefined;
  const usual = taken.includes("fast") ? (entry?.name ?? "") : "fast";
  const name = said.name ?? (await line("What is it to be called?", usual));
  if (name === undefined) return undefined;
  return {
    name: name.trim(),
    endpoint: endpoint.trim(),
    model: said.model ?? entry?.model,
    keyVariable: keyVariable.trim() === "" ? undefined : keyVariable.trim(),
  };
}

/** A line of text; Enter takes what is shown. Undefined if the person left. */
async function line(message: string, usual = ""): Promise<string | undefined> {
  const answer = await text({ message, placeholder: usual, defaultValue: usual });
  return isCancel(answer) ? undefined : answer;
}
