import { AishError } from "@aish/core";
import { printable } from "../listings/columns.ts";
import type { MetaCommand } from "./meta-command.ts";

const model: MetaCommand = {
  name: "model",
  operands: "[name]",
  summary: "Show the models that are there, or go on with another one",
  complete: ({ models }) => models.names(),
  async run(args, shell) {
    if (args !== "") {
      await shell.models.choose(args);
      shell.session.update({ model: args });
      shell.print(`the model is now ${args}\n`);
      return undefined;
    }
    const known = await shell.models.list();
    if (known.length === 0) throw noModel();
    for (const entry of known) {
      const mark = entry.current ? "*" : " ";
      shell.print(`${mark} ${printable(`${entry.name}  ${entry.description}`)}\n`);
    }
    return undefined;
  },
};

export function noModel(): AishError {
  return new AishError(
    "BROKER_UNREACHABLE",
    "there is no model to ask; commands work without one",
    { hint: howToGetModel },
  );
}

export const howToGetModel =
  "start llama-server or Ollama, or set OPENROUTER_API_KEY or OPENAI_API_KEY; aish model add tries one and keeps it";

export const modelMetaCommands: readonly MetaCommand[] = [model];
