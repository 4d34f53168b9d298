import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { chmodSync, chownSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readTrustedFile } from "./read-trusted-file.ts";
import { readStartUpFiles } from "./start-up-files.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aish-start-up-"));
});
afterAll(() => rm(folder, { recursive: true }));

const uid = process.getuid?.() ?? 0;

function written(name: string, mode = 0o644): string {
  const path = join(folder, name);
  writeFileSync(path, `text of ${name}`);
  chmodSync(path, mode);
  return path;
}

describe("a file whose text is run", () => {
  test("is read if it is the person's or the machine's own", () => {
    expect(readTrustedFile(written("own", 0o664), uid)).toEqual({
      kind: "text",
      text: "text of own",
    });
    symlinkSync(written("target"), join(folder, "link"));
    expect(readTrustedFile(join(folder, "link"), uid)).toMatchObject({ text: "text of target" });
  });

  test("may be missing, with its directory or without", () => {
    expect(readTrustedFile(join(folder, "none"), uid)).toEqual({ kind: "missing" });
    expect(readTrustedFile(join(folder, "no/ne"), uid)).toEqual({ kind: "missing" });
  });

  test("is refused if everybody may write to it, also behind a link", () => {
    symlinkSync(written("open", 0o646), join(folder, "to-open"));
    expect(readTrustedFile(join(folder, "to-open"), uid)).toMatchObject({
      kind: "refused",
      why: "everybody may write to it",
    });
  });

  test.skipIf(uid !== 0)("is refused if it belongs to somebody else", () => {
    const path = written("foreign");
    chownSync(path, 12_345, 12_345);
    const refused = { kind: "refused", why: "it belongs to somebody else" };
    expect(readTrustedFile(path, 0)).toMatchObject(refused);
    expect(readTrustedFile(path, 12_345)).toMatchObject({ kind: "text" });
    expect(readTrustedFile(written("of-root"), 12_345)).toMatchObject({ kind: "text" });
  });

  test("is refused, and not waited for, if it is no file", () => {
    mkdirSync(join(folder, "directory"));
    Bun.spawnSync(["mkfifo", join(folder, "pipe")]);
    for (const name of ["directory", "pipe"]) {
      expect(readTrustedFile(join(folder, name), uid)).toMatchObject({ why: "it is no file" });
    }
  });

  test("is refused if it is larger than anybody writes", () => {
    writeFileSync(join(folder, "large"), Buffer.alloc(1024 * 1024 + 1));
    expect(readTrustedFile(join(folder, "large"), uid)).toMatchObject({ kind: "refused" });
  });
});

function paths(...args: Parameters<typeof readStartUpFiles>): readonly string[] {
  return readStartUpFiles(...args).files.map(({ path }) => path);
}

test("the machine's file comes first, then the first of the person's that is there", () => {
  const [system, one, two] = [written("system"), written("one"), written("two")];
  expect(paths([join(folder, "no"), one, two], system)).toEqual([system, one]);
  expect(paths([two], join(folder, "no"))).toEqual([two]);
  expect(paths([], join(folder, "no"))).toEqual([]);
});

test("a file that is refused is told, and neither run nor replaced by the next", () => {
  const open = written("refused", 0o666);
  const { files, problems } = readStartUpFiles([open, written("next")], written("machine"));
  expect(files.map(({ text }) => text)).toEqual(["text of machine"]);
  expect(problems.map(({ message }) => message)).toEqual([
    `${open} is not run: everybody may write to it`,
  ]);
});
