import { draft, type CompletionWorld } from "@aish/completion";
import type { Found } from "./source.ts";

/** What such a variable holds stays off the screen, over which others may look. */
const secret = /key|token|secret|passw|credential|auth|cookie|private/i;

/** Names of variables; `write` puts back what stood around the name. */
export function variableSource(
  query: string,
  { world }: { readonly world: Pick<CompletionWorld, "variables"> & Partial<CompletionWorld> },
  write: (name: string) => string,
): Found {
  const { variables, shellVariables = variables } = world;
  const others = Object.keys(shellVariables).filter((name) => variables[name] === undefined);
  // What the shell sets for itself comes behind what was set for programs.
  const drafts = [...Object.keys(variables).toSorted(), ...others.toSorted()]
    .map((name) => [name, variables[name] ?? shellVariables[name]] as const)
    .filter(([name, value]) => value !== undefined && /^\w+$/.test(name))
    .map(([name, value]) => ({
      ...draft(name, "variable", secret.test(name) ? "" : shown(value ?? "")),
      goesOn: true, // a path or more text may follow
    }));
  return { pools: [{ query, drafts, write: ({ label }) => write(label) }] };
}

function shown(value: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is dropped
  const line = value.slice(0, 200).replaceAll(/[\u0000-\u001F\u007F-\u009F]+/g, " ");
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
