import type { ShellAccess } from "@aish/kernel";

export interface CommandSummary {
  readonly name: string;
  readonly summary: string;
}

/** Every builtin by name. Loads them all. */
export async function commandSummaries(
  shell: Pick<ShellAccess, "builtinNames" | "declaration">,
): Promise<readonly CommandSummary[]> {
  const declarations = await Promise.all(
    shell.builtinNames.map(async (name) => [name, await shell.declaration(name)] as const),
  );
  return declarations.map(([name, declaration]) => {
    const isSecondName = declaration !== undefined && declaration.name !== name;
    const summary = isSecondName ? `The same as ${declaration.name}` : (declaration?.summary ?? "");
    return { name, summary };
  });
}

/** Two columns in a terminal of that width; what does not fit goes on below its summary. */
export function summaryColumns(rows: readonly CommandSummary[], width: number): string {
  const indent = Math.max(0, ...rows.map(({ name }) => name.length)) + 2;
  const room = Math.max(20, width - indent);
  return rows
    .map(({ name, summary }) => {
      const lines = wrapped(summary, room);
      return `${name.padEnd(indent)}${lines.join(`\n${" ".repeat(indent)}`)}`.trimEnd();
    })
    .map((row) => `${row}\n`)
    .join("");
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
