import { expect, test } from "bun:test";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { statOf } from "./stat-of.ts";

test.each([
  { what: "nothing", path: "none" },
  { what: "what would lie below a file", path: "file/below" },
  { what: "a name that is too long", path: "a".repeat(300) },
  { what: "a path that is too long", path: "a/".repeat(3000) },
  { what: "a link that leads to itself", path: "round" },
  { what: "a NUL", path: "a\0b" },
])("$what is not there, whatever the system calls it", ({ path }) => {
  const folder = mkdtempSync(join(tmpdir(), "aish-stat-"));
  try {
    writeFileSync(join(folder, "file"), "");
    symlinkSync("round", join(folder, "round"));
    symlinkSync("file", join(folder, "link"));
    expect(statOf(`${folder}/${path}`)).toBeUndefined();
    expect(statOf(join(folder, "link"))?.isFile()).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
