import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { chmodSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { installedPath, whichInstalled } from "./which-installed.ts";

let folder = "";
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "aish-which-")));
  writeFileSync(join(folder, "tool"), "#!/bin/sh\n");
  chmodSync(join(folder, "tool"), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a program that nobody typed", () => {
  test("is found in an absolute directory, wherever it stands on the PATH", () => {
    expect(whichInstalled("tool", `.::none:${folder}`)).toBe(join(folder, "tool"));
  });

  test("is not found in a relative one", () => {
    const here = relative(process.cwd(), folder);
    expect(Bun.which("tool", { PATH: here })).not.toBeNull();
    expect(whichInstalled("tool", here)).toBeUndefined();
  });

  test.each([
    { what: "a path", name: "./tool" },
    { what: "nothing", name: "" },
    { what: "longer than a name can be", name: "a".repeat(9000) },
  ])("is not $what", ({ name }) => {
    expect(whichInstalled(name, folder)).toBeUndefined();
  });

  test("looks for others in absolute directories as well", () => {
    expect(installedPath(":/usr/bin:.:bin:/bin:")).toBe("/usr/bin:/bin");
  });
});
