import { CommandFault } from "../command-fault.ts";
import { Fault } from "../fault.ts";
import type { Shell } from "../shell.ts";
import { joinText } from "../values/value-text.ts";
import { isCollection, typeName } from "../values/value-type.ts";

/** What a child process is given: exported variables and nothing else. What has no text is a fault. */
export function exportedEnvironment(shell: Shell): Record<string, string> {
  const env: Record<string, string> = {};
  for (const name of shell.scope.names()) {
    const cell = shell.scope.cell(name);
    if (cell?.exported !== true) continue;
    if (isCollection(cell.value)) {
      throw new CommandFault(
        new Fault(
          `${name} is exported and a ${typeName(cell.value)}, which a program cannot be given`,
          `export ${name}="$(tojson $${name})"`,
        ),
      );
    }
    env[name] = exportedText(name, cell.value);
  }
  return env;
}

function exportedText(name: string, value: Parameters<typeof joinText>[0]): string {
  try {
    return joinText(value);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new CommandFault(new Fault(`${name} is exported: ${error.message}`, error.hint));
  }
}
