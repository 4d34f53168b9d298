import { builtins } from "@aish/builtins";
import { createHost } from "@aish/executor/host";
import { Kernel } from "@aish/kernel";
import { afterAll, beforeAll, expect, test } from "bun:test";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createKaiCompleter } from "./kai-candidates.ts";

const completer = createKaiCompleter(new Kernel({ host: createHost(), builtins }), "/home/nobody");
const { signal } = new AbortController();

test("a builtin is described by what it declares", async () => {
  const offer = completer.complete("ech", 3, signal);
  expect(offer.now.candidates[0]).toMatchObject({ value: "echo", kind: "builtin" });
  const later = await offer.later;
  expect(later?.candidates[0]?.description).not.toBe("");
});

test("flags of a builtin are described, and come late because its module is loaded for them", async () => {
  const offer = completer.complete("true && tojson --pretty", 23, signal);
  expect(offer.now.candidates).toEqual([]);
  const [found] = (await offer.later)?.candidates ?? [];
  expect(found).toMatchObject({ value: "--pretty", kind: "option" });
  expect(found?.description).not.toBe("");
});

test("an aborted request adds nothing", async () => {
  const abort = new AbortController();
  const offer = completer.complete("tojson --pretty", 15, abort.signal);
  abort.abort();
  expect(await offer.later).toBeUndefined();
});

let large = "";
beforeAll(() => {
  large = mkdtempSync(join(tmpdir(), "aish-kai-large-"));
  mkdirSync(join(large, "tools"));
  for (let at = 0; at < 800; at += 1) writeFileSync(join(large, `${"n".repeat(240)}${at}`), "");
  writeFileSync(join(large, "wanted-tool"), "");
  chmodSync(join(large, "wanted-tool"), 0o755);
});
afterAll(() => rmSync(large, { recursive: true }));

test("files of a large directory come late to the first request", async () => {
  const fresh = createKaiCompleter(new Kernel({ host: createHost(), builtins }), "/home/nobody");
  const text = `true ${large}/want`;
  const offer = fresh.complete(text, text.length, signal);
  const found = [...offer.now.candidates, ...((await offer.later)?.candidates ?? [])];
  expect(found.map(({ value }) => value)).toContain(`${large}/wanted-tool`);
});

test("programs of a large directory on the PATH come late to the first request", async () => {
  const kernel = new Kernel({ host: createHost(), builtins, env: { PATH: large } });
  const fresh = createKaiCompleter(kernel, "/home/nobody");
  const offer = fresh.complete("wanted", 6, signal);
  const found = [...offer.now.candidates, ...((await offer.later)?.candidates ?? [])];
  expect(found.map(({ value, kind }) => [value, kind])).toContainEqual(["wanted-tool", "command"]);
});
