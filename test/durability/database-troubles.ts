import { expect } from "bun:test";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { AishHome, RunOptions } from "./aish-home.ts";
import { sqlite3 } from "./sqlite3.ts";

/** A database with 3,000 commands in it. */
export async function withHistory(home: AishHome): Promise<string> {
  expect(await home.run(["-c", "true"])).toEqual({ stdout: "", stderr: "", status: 0 });
  home.rows(
    `INSERT INTO history (actor, channel, command, cwd, exit_code, started_at, duration_ms, output_bytes)
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
     SELECT 'user', 'sh', 'made up command ' || i, '/', 0, '2026-01-01T00:00:00.000Z', 1, 0 FROM n`,
  );
  return home.database;
}

export interface Trouble {
  readonly name: string;
  readonly code: string;
  readonly hint: string;
  /** Makes the trouble and says how to get into it. `path` is what AISH_DB will be. */
  readonly make: (path: string, home: AishHome) => Promise<RunOptions> | RunOptions;
  /** What a program that meets the trouble must leave as it is. */
  readonly keeps?: boolean;
}

/** Of the file itself. */
export const troubles: readonly Trouble[] = [
  {
    name: "a directory",
    code: "STORE_UNREADABLE",
    hint: "point AISH_DB at a file that you may read and write",
    make: (path) => {
      mkdirSync(path);
      return {};
    },
  },
  {
    name: "a text",
    code: "STORE_UNREADABLE",
    hint: "move it away, or point AISH_DB at another file",
    keeps: true,
    make: (path) => {
      writeFileSync(path, "dear diary, this is no database at all\n".repeat(40));
      return {};
    },
  },
  {
    name: "a text shorter than the header of a database",
    code: "STORE_UNREADABLE",
    hint: "move it away, or point AISH_DB at another file",
    keeps: true,
    make: (path) => {
      writeFileSync(path, "short\n");
      return {};
    },
  },
  {
    name: "another program's database",
    code: "STORE_UNREADABLE",
    hint: "point AISH_DB at another file",
    keeps: true,
    make: (path) => {
      sqlite3(path, "CREATE TABLE bookmarks (url)");
      return {};
    },
  },
  {
    name: "the database of a newer aish",
    code: "STORE_NEWER",
    hint: "upgrade aish, or point AISH_DB at another file",
    keeps: true,
    make: async (path, home) => {
      copyFileSync(await withHistory(home), path);
      sqlite3(path, "PRAGMA user_version = 9999");
      return {};
    },
  },
];

/** Of the disk it is on; they need the right to mount one. */
export const unwritable: readonly Trouble[] = [
  {
    name: "on a disk that can only be read",
    code: "STORE_UNWRITABLE",
    hint: "make the file and its directory writable, or point AISH_DB at another file",
    keeps: true,
    make: async (path, home) => {
      copyFileSync(await withHistory(home), path);
      const mount = `mount --bind "$1" "$1" && mount -o remount,bind,ro "$1"`;
      return { within: inMountNamespace(mount, dirname(path)) };
    },
  },
  {
    name: "to be made on a disk that can only be read",
    code: "STORE_UNWRITABLE",
    hint: "point AISH_DB at a file on a disk that can be written",
    make: (path) => {
      const mount = `mount --bind "$1" "$1" && mount -o remount,bind,ro "$1"`;
      return { within: inMountNamespace(mount, dirname(path)) };
    },
  },
  {
    name: "damaged, on a disk that can only be read",
    code: "STORE_UNWRITABLE",
    hint: "make the file and its directory writable, or point AISH_DB at another file",
    keeps: true,
    make: async (path, home) => {
      copyFileSync(await withHistory(home), path);
      writeFileSync(`${path}-damaged`, "damage was met\n");
      const mount = `mount --bind "$1" "$1" && mount -o remount,bind,ro "$1"`;
      return { within: inMountNamespace(mount, dirname(path)) };
    },
  },
  {
    name: "on a full disk",
    code: "STORE_UNWRITABLE",
    hint: "free some disk space, or point AISH_DB at another disk",
    make: async (path, home) => {
      const fill = `mount -t tmpfs -o size=2m none "$1" && cp "$2" "$3" && ! cat /dev/zero >"$1/fill" 2>&-`;
      return { within: inMountNamespace(fill, dirname(path), await withHistory(home), path) };
    },
  },
  {
    name: "damaged, on a full disk",
    code: "STORE_UNWRITABLE",
    hint: "free some disk space, or point AISH_DB at another disk",
    make: async (path, home) => {
      const fill = `mount -t tmpfs -o size=2m none "$1" && cp "$2" "$3" &&
        echo damage >"$3-damaged" && ! cat /dev/zero >"$1/fill" 2>&-`;
      return { within: inMountNamespace(fill, dirname(path), await withHistory(home), path) };
    },
  },
];

function inMountNamespace(script: string, ...words: readonly string[]): readonly string[] {
  const program = `${script} || exit 99; shift ${words.length}; exec "$@"`;
  return ["unshare", "-m", "sh", "-c", program, "sh", ...words];
}
