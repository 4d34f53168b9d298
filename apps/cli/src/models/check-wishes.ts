import { AishError } from "@aish/core";
import { modelSettings } from "../config/config-schema.ts";

/** What somebody wants a new model to be; undefined was not said. */
export interface SaidWishes {
  readonly name: string | undefined;
  readonly endpoint: string | undefined;
  readonly keyVariable: string | undefined;
}

/** Throws USAGE for the first wish that could not be written, before anybody waits for a server. */
export function checkWishes(
  { name, endpoint, keyVariable }: SaidWishes,
  taken: readonly string[],
): void {
  if (name !== undefined) refuse(nameProblem(name, taken), "choose another name");
  if (endpoint !== undefined) {
    refuse(endpointProblem(endpoint), "write it like http://127.0.0.1:8081");
  }
  if (keyVariable !== undefined) {
    refuse(variableProblem(keyVariable), "export the key first, then write the variable's name");
  }
}

function refuse(message: string | undefined, hint: string): void {
  if (message !== undefined) throw new AishError("USAGE", message, { hint });
}

export function nameProblem(name: string, taken: readonly string[]): string | undefined {
  if (name === "") return "a model needs a name";
  if (/[\s\p{Cc}]/u.test(name)) return `the name ${JSON.stringify(name)} is not one word`;
  return taken.includes(name) ? `there is a model called ${name} already` : undefined;
}

export function endpointProblem(endpoint: string): string | undefined {
  return modelSettings.endpoint.accept(endpoint) === undefined
    ? `${JSON.stringify(endpoint)} is not the address of a server`
    : undefined;
}

/** Does not repeat what was written: it may be the key. */
export function variableProblem(variable: string): string | undefined {
  return modelSettings.api_key_env.accept(variable) === undefined
    ? "that is not the name of a variable; a key itself is never written down"
    : undefined;
}
