import { AishError } from "@aish/core";
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { emptyConfig } from "./config-parse.ts";
import { readConfig } from "./config-read.ts";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(`${tmpdir()}/aish-config-`);
  await Bun.write(`${folder}/good.toml`, "rc = false\n");
  await Bun.write(`${folder}/big.toml`, "#".repeat(256 * 1024 + 1));
  await Bun.write(`${folder}/full.toml`, "#".repeat(256 * 1024));
  await Bun.write(`${folder}/latin1.toml`, new Uint8Array([0x23, 0xe9]));
  await Bun.write(`${folder}/secret.toml`, "rc = false\n");
  await chmod(`${folder}/secret.toml`, 0);
});
afterAll(() => rm(folder, { recursive: true }));

test("the file is read", () => {
  const file = { path: `${folder}/good.toml`, namedBy: undefined };
  expect(readConfig(file).settings).toEqual({ rc: { value: false, line: 1 } });
});

test.each(["none.toml", "good.toml/config.toml", "no/such/folder/config.toml"])(
  "%s may be missing in the usual place",
  (name) => {
    expect(readConfig({ path: `${folder}/${name}`, namedBy: undefined })).toEqual(emptyConfig);
  },
);

test("/dev/null is a configuration that says nothing", () => {
  expect(readConfig({ path: "/dev/null", namedBy: "--config" }).settings).toEqual({});
});

test("a file of the greatest size is read", () => {
  const file = { path: `${folder}/full.toml`, namedBy: undefined };
  expect(readConfig(file).settings).toEqual({});
});

test("a pipe can be the file", async () => {
  const script = `import { readConfig } from "${import.meta.dir}/config-read.ts";
    console.log(JSON.stringify(readConfig({ path: "/dev/stdin", namedBy: "--config" }).settings));`;
  const child = Bun.spawn([process.execPath, "-e", script], { stdin: Buffer.from("rc = false\n") });
  expect(await child.stdout.json()).toEqual({ rc: { value: false, line: 1 } });
});

describe("a file that cannot be used", () => {
  const named = "correct --config, which names this file";
  test.each([
    { name: "none.toml", says: "no such file, must be a TOML file", hint: named },
    { name: "good.toml/x", says: "no such file, must be a TOML file", hint: named },
    { name: "", says: "is a directory, must be a TOML file", hint: named },
    { name: "big.toml", says: "too big, must be 256 KB at most", hint: undefined },
    {
      name: "latin1.toml",
      says: "not valid UTF-8, must be a TOML file",
      hint: "save it as UTF-8",
    },
  ])("$name: $says", ({ name, says, hint }) => {
    const path = `${folder}/${name}`;
    const error = refusal({ path, namedBy: "--config" });
    expect(error).toMatchObject({ code: "CONFIG_INVALID", message: `${path}: ${says}` });
    if (hint !== undefined) expect(error.hint).toBe(hint);
  });

  test("a directory in the usual place is an error, too", () => {
    expect(refusal({ path: folder, namedBy: undefined }).message).toContain("is a directory");
  });

  test("the endless file is not read to its end", () => {
    expect(refusal({ path: "/dev/zero", namedBy: "--config" }).message).toContain("too big");
  });

  test.skipIf(userInfo().uid === 0)("one without permission says so", () => {
    const error = refusal({ path: `${folder}/secret.toml`, namedBy: undefined });
    expect(error.message).toContain("permission denied");
    expect(error.hint).toBe("make it readable for you");
  });
});

function refusal(file: { path: string; namedBy: string | undefined }): AishError {
  try {
    readConfig(file);
  } catch (error) {
    if (error instanceof AishError) return error;
    throw error;
  }
  return expect.unreachable("the file was accepted");
}
