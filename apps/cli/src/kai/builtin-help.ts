import { createHost } from "@aish/executor/host";
import { builtins } from "@aish/builtins";
import { helpText, Kernel } from "@aish/kernel";

export interface BuiltinHelp {
  readonly name: string;
  readonly summary: string;
  readonly text: string;
}

const columns = 80;

/** What `--help` of each builtin of kai says. */
export async function readBuiltinHelp(): Promise<readonly BuiltinHelp[]> {
  const kernel = new Kernel({ host: createHost(), builtins });
  const all: BuiltinHelp[] = [];
  for (const name of kernel.commandNames) {
    const declaration = await kernel.declaration(name);
    if (declaration === undefined) continue;
    all.push({ name, summary: declaration.summary, text: helpText(declaration, columns) });
  }
  return all;
}
