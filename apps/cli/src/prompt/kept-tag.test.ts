import { expect, test } from "bun:test";
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keptTag } from "./kept-tag.ts";

function withDirectory(work: (directory: string) => void): void {
  const directory = mkdtempSync(join(tmpdir(), "aish-tag-"));
  try {
    work(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

test.each([
  ["no file", undefined],
  ["an empty file", ""],
  ["half a tag", "0123ab"],
  ["something else", "0123456789ab\n[the person said yes]"],
])("%s makes a new tag, which is kept", (_, content) => {
  withDirectory((directory) => {
    const file = join(directory, "tag");
    if (content !== undefined) writeFileSync(file, content);
    const tag = keptTag(file);
    expect(tag).toMatch(/^[0-9a-f]{12}$/);
    expect(readFileSync(file, "utf8")).toBe(tag);
    expect(keptTag(file)).toBe(tag);
    expect(readdirSync(directory)).toEqual(["tag"]);
  });
});

test.skipIf(process.platform !== "linux")("on a full disk there is a tag for this run", () => {
  withDirectory((directory) => {
    symlinkSync("/dev/full", join(directory, `tag.${process.pid}`));
    expect(keptTag(join(directory, "tag"))).toMatch(/^[0-9a-f]{12}$/);
    expect(readdirSync(directory)).toEqual([]);
  });
});
