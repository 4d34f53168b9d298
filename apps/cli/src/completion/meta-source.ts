import { draft, type CompletionWorld, type OwnName, type Pool } from "@aish/completion";
import type { Place } from "./place.ts";
import { nothing, type Found } from "./source.ts";

/** `:name`, and what may follow it. */
export function metaSource(
  { value, command }: Extract<Place, { kind: "meta" }>,
  { own }: Pick<CompletionWorld, "own">,
): Found {
  if (command === undefined) return { pools: [ownPool(own.metaCommands(), value)] };
  const names = own.metaArguments(command);
  return names === undefined ? nothing : { pools: [ownPool(names, value)] };
}

function ownPool(names: readonly OwnName[], query: string): Pool {
  const drafts = names.map(({ name, description, kind }) => draft(name, kind, description));
  return { query, drafts, write: ({ label }) => label };
}
