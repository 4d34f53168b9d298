import type { CompletionWorld, Draft, Pool } from "@aish/completion";
import { resolve } from "node:path";
import { statOf } from "../stat-of.ts";
import { abbreviatedPaths } from "./abbreviated-paths.ts";
import type { DirectoryListings, Listing } from "./directory-listings.ts";
import type { ShellPlace } from "./place.ts";
import { nothing, type Found } from "./source.ts";
import type { Users } from "./users.ts";

export type PathFilter = "any" | "directories" | "runnable";

export interface PathRequest {
  readonly place: Pick<ShellPlace, "expanded" | "hasTilde" | "quote" | "quoteBelow" | "value">;
  readonly world: Pick<CompletionWorld, "cwd" | "home">;
}

export interface PathTools {
  readonly listings: DirectoryListings;
  readonly users: Users;
}

/** Files and directories that go on with the path that was typed. */
export function pathSource(
  { place, world }: PathRequest,
  filter: PathFilter,
  tools: PathTools,
): Found {
  const { value } = place;
  if (place.hasTilde && !value.includes("/")) return homes(place, tools);
  const slash = value.lastIndexOf("/");
  const typed = value.slice(0, slash + 1);
  const query = value.slice(slash + 1);
  const head = place.expanded.slice(0, place.expanded.lastIndexOf("/") + 1);
  const path = place.hasTilde ? tools.users.expand(head, world.home) : head;
  const directory = resolve(world.cwd, path === "" ? "." : path);
  const write = ({ label }: Draft): string => place.quoteBelow(typed, label);
  const toPools = (listing: Listing | undefined): readonly Pool[] => {
    if (listing === undefined) return [];
    const isSlow = tools.listings.isSlow(directory);
    const drafts = fitting(listing, { query, filter, directory, isSlow });
    return [{ query, drafts, write }];
  };
  const listing = tools.listings.list(directory);
  if (listing instanceof Promise) return { pools: [], late: listing.then(toPools) };
  if (listing !== undefined || typed === "") return { pools: toPools(listing) };
  return abbreviated(path, query, { world, place }, filter, tools);
}

interface Wish {
  readonly query: string;
  readonly filter: PathFilter;
  readonly directory: string;
  readonly isSlow: boolean;
}

/** Looking at each file takes its time: a directory with more of them is offered whole. */
const mostLooked = 400;

function fitting(
  { drafts }: Listing,
  { query, filter, directory, isSlow }: Wish,
): readonly Draft[] {
  const showsHidden = query.startsWith(".");
  let looked = 0;
  const kept = drafts.filter(({ label, kind }) => {
    if (!showsHidden && label.startsWith(".")) return false;
    if (filter === "any" || kind === "directory") return true;
    if (filter === "directories") return false;
    looked += 1;
    return isSlow || looked > mostLooked || isRunnable(`${directory}/${label}`);
  });
  if (filter === "runnable") return kept.map(asProgram);
  const dots: readonly Draft[] =
    query === ".." ? [{ label: "../", description: "", kind: "directory", goesOn: true }] : [];
  return [...dots, ...kept];
}

function asProgram(one: Draft): Draft {
  return one.kind === "file" ? { ...one, kind: "executable" } : one;
}

function isRunnable(path: string): boolean {
  const found = statOf(path);
  return found?.isFile() === true && (found.mode & 0o111) !== 0;
}

function abbreviated(
  head: string,
  query: string,
  { world, place }: PathRequest,
  filter: PathFilter,
  { listings }: PathTools,
): Found {
  const paths = abbreviatedPaths(head, query, {
    cwd: world.cwd,
    list: (path) => listings.list(path),
  });
  const drafts = paths.filter(({ kind }) => kind === "directory" || filter === "any");
  if (drafts.length === 0) return nothing;
  // Each part of it matched by itself; matched as a whole, the letters might seem not to fit.
  return { pools: [{ query: "", drafts, write: ({ label }) => place.quote(label) }] };
}

function homes({ value, quoteBelow }: PathRequest["place"], { users }: PathTools): Found {
  const drafts = users.all().map(({ name, fullName }): Draft => ({
    label: `~${name}/`,
    description: fullName,
    kind: "directory",
    goesOn: true,
  }));
  const own: Draft = { label: "~/", description: "your home", kind: "directory", goesOn: true };
  const write = ({ label }: Draft): string => quoteBelow("", label);
  return { pools: [{ query: value, drafts: [own, ...drafts], write, isExact: true }] };
}
