import { builtins } from "@aish/builtins";
import { createHost } from "@aish/executor/host";
import { Kernel } from "@aish/kernel";
import { expect, test } from "bun:test";
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
