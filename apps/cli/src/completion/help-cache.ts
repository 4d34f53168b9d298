import type { CommandHelp } from "@aish/completion";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

const mostFiles = 500;
const mostInMemory = 200;

/** What commands said about themselves, for as long as their program stays the same. */
export class HelpCache {
  readonly #memory = new Map<string, CommandHelp>();

  /** `subject` is a program with what it was asked, `stamp` tells its versions apart. */
  read(directory: string | undefined, subject: string, stamp: string): CommandHelp | undefined {
    const key = `${subject}\0${stamp}`;
    const known = this.#memory.get(key);
    if (known !== undefined || directory === undefined) return known;
    try {
      const help = toHelp(JSON.parse(readFileSync(fileOf(directory, key), "utf8")));
      if (help !== undefined) this.#remember(key, help);
      return help;
    } catch {
      return undefined; // never asked, or not readable: it is asked again
    }
  }

  keep(directory: string | undefined, subject: string, stamp: string, help: CommandHelp): void {
    const key = `${subject}\0${stamp}`;
    this.#remember(key, help);
    if (directory === undefined) return;
    try {
      mkdirSync(join(directory, "help"), { recursive: true, mode: 0o700 });
      const path = fileOf(directory, key);
      const draft = `${path}.${process.pid}`;
      writeFileSync(draft, JSON.stringify(help), { mode: 0o600 });
      renameSync(draft, path);
      prune(join(directory, "help"));
    } catch {
      // No room, or no right: it is only asked again next time.
    }
  }

  #remember(key: string, help: CommandHelp): void {
    this.#memory.set(key, help);
    const [oldest] = this.#memory.keys();
    if (this.#memory.size > mostInMemory && oldest !== undefined) this.#memory.delete(oldest);
  }
}

function fileOf(directory: string, key: string): string {
  return join(
    directory,
    "help",
    `${new Bun.CryptoHasher("sha256").update(key).digest("hex")}.json`,
  );
}

function prune(directory: string): void {
  const names = readdirSync(directory);
  if (names.length <= mostFiles) return;
  const byAge = names
    .map((name) => join(directory, name))
    .map((path) => ({ path, at: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .toSorted((a, b) => a.at - b.at);
  for (const { path } of byAge.slice(0, names.length - mostFiles)) unlinkSync(path);
}

/** A file of ours may have been written by another version, or by somebody else. */
function toHelp(value: unknown): CommandHelp | undefined {
  const options = listOf(value, "options");
  const subcommands = listOf(value, "subcommands");
  if (options === undefined || subcommands === undefined) return undefined;
  return {
    options: options.flatMap((one) => {
      const names = (listOf(one, "names") ?? []).filter((name) => typeof name === "string");
      const description = memberOf(one, "description");
      if (names.length === 0 || typeof description !== "string") return [];
      return [{ names, description, takesValue: memberOf(one, "takesValue") === true }];
    }),
    subcommands: subcommands.flatMap((one) => {
      const name = memberOf(one, "name");
      const description = memberOf(one, "description");
      if (typeof name !== "string" || typeof description !== "string") return [];
      return [{ name, description }];
    }),
  };
}

function listOf(value: unknown, name: string): readonly unknown[] | undefined {
  const list = memberOf(value, name);
  return Array.isArray(list) ? list : undefined;
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
