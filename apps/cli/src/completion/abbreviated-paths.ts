import type { Draft } from "@aish/completion";
import { resolve } from "node:path";
import type { Listing } from "./directory-listings.ts";

export interface AbbreviationWorld {
  readonly cwd: string;
  list(path: string): Listing | Promise<Listing | undefined> | undefined;
}

const mostPaths = 64;

/**
 * `/u/l/b` is `/usr/local/bin`: each part stands for the directories that begin with it. `head` ends in
 * `/`; the drafts are whole paths. What is not read yet or far away is left out.
 */
export function abbreviatedPaths(
  head: string,
  query: string,
  world: AbbreviationWorld,
): readonly Draft[] {
  const parts = head.split("/").slice(0, -1);
  let found: readonly string[] = [head.startsWith("/") ? "/" : ""];
  for (const part of parts) {
    if (part === "") continue;
    found = found.flatMap((place) => below(place, part, world)).slice(0, mostPaths);
  }
  return found
    .flatMap((place) =>
      entries(place, query, world).map((one) => ({ ...one, label: place + one.label })),
    )
    .slice(0, mostPaths);
}

function below(place: string, part: string, world: AbbreviationWorld): readonly string[] {
  if (part === "." || part === "..") return [`${place}${part}/`];
  const directories = entries(place, part, world).filter(({ kind }) => kind === "directory");
  const exact = directories.filter(({ label }) => label === `${part}/`);
  return (exact.length > 0 ? exact : directories).map(({ label }) => place + label);
}

function entries(place: string, query: string, world: AbbreviationWorld): readonly Draft[] {
  const listing = world.list(resolve(world.cwd, place === "" ? "." : place));
  if (listing === undefined || listing instanceof Promise) return [];
  const wanted = query.toLowerCase();
  return listing.drafts.filter(
    ({ label }) =>
      label.toLowerCase().startsWith(wanted) && (query.startsWith(".") || !label.startsWith(".")),
  );
}
