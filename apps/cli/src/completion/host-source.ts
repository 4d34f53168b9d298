import { draft, parseHostsFile, parseKnownHosts, parseSshConfig } from "@aish/completion";
import { Glob } from "bun";
import { join, resolve } from "node:path";
import { KeptFiles } from "./kept-file.ts";
import type { Found, SourceRequest } from "./source.ts";

const mostBytes = 2_000_000;
const configs = new KeptFiles(parseSshConfig, mostBytes);
const known = new KeptFiles(parseKnownHosts, mostBytes);
const table = new KeptFiles(parseHostsFile, mostBytes);
const deepestInclude = 5;

/** Machines that were written down or spoken to before; `user@` stays in front. */
export function hostSource(
  { place, world }: Pick<SourceRequest, "place" | "world">,
  colon: boolean,
): Found {
  const at = place.value.lastIndexOf("@");
  const user = place.value.slice(0, at + 1);
  const end = colon ? ":" : "";
  const drafts = hostNames(world.home).map(({ name, from }) => ({
    ...draft(name + end, "host", from),
    goesOn: colon,
  }));
  return {
    pools: [
      { query: place.value.slice(at + 1), drafts, write: ({ label }) => place.quote(user + label) },
    ],
  };
}

function hostNames(home: string): readonly { readonly name: string; readonly from: string }[] {
  const found = new Map<string, string>();
  const add = (names: readonly string[], from: string): void => {
    for (const name of names) if (!found.has(name)) found.set(name, from);
  };
  const directory = join(home, ".ssh");
  add(configured(join(directory, "config"), directory, home, 0), "ssh config");
  add(configured("/etc/ssh/ssh_config", "/etc/ssh", home, 0), "ssh config");
  add(known.read(join(directory, "known_hosts")) ?? [], "known host");
  add(known.read("/etc/ssh/ssh_known_hosts") ?? [], "known host");
  add(table.read("/etc/hosts") ?? [], "/etc/hosts");
  return [...found].map(([name, from]) => ({ name, from }));
}

function configured(path: string, base: string, home: string, depth: number): readonly string[] {
  const config = configs.read(path);
  if (config === undefined || depth > deepestInclude) return [];
  const included = config.includes.flatMap((pattern) =>
    includedFiles(pattern.replace(/^~(?=\/)/, home), base),
  );
  return [...config.hosts, ...included.flatMap((file) => configured(file, base, home, depth + 1))];
}

/** Patterns may stand in the last part only: a whole tree is not searched at a key. */
function includedFiles(pattern: string, base: string): readonly string[] {
  const path = resolve(base, pattern);
  if (!/[*?[]/.test(path)) return [path];
  const slash = path.lastIndexOf("/");
  const directory = path.slice(0, slash);
  if (/[*?[]/.test(directory)) return [];
  try {
    return [...new Glob(path.slice(slash + 1)).scanSync({ cwd: directory, onlyFiles: false })]
      .toSorted()
      .slice(0, 100)
      .map((name) => join(directory, name));
  } catch {
    return []; // there is no such directory
  }
}
