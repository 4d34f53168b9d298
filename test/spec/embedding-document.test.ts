import { afterAll, expect, test } from "bun:test";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fencedBlocks } from "./fenced-blocks.ts";

const root = join(import.meta.dir, "../..");
const blocks = fencedBlocks(readFileSync(join(root, "docs/embedding.md"), "utf8"));
const examples = blocks.flatMap((block, index) => {
  if (block.language !== "ts") return [];
  const next = blocks[index + 1];
  const output = next?.language === "output" ? next.text : "";
  return [{ ...block, output }];
});

/** A program elsewhere that can import what `test` can. */
const folder = mkdtempSync(join(tmpdir(), "aish-embedding-"));
symlinkSync(join(root, "test/node_modules"), join(folder, "node_modules"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each(examples)("docs/embedding.md:$line, $heading", async ({ text, output, line }) => {
  expect(output).not.toBe("");
  const file = join(folder, `example-${line}.ts`);
  writeFileSync(file, text);
  const child = Bun.spawn([process.execPath, file], { stdout: "pipe", stderr: "pipe" });
  const [stdout, stderr] = await Promise.all([child.stdout.text(), child.stderr.text()]);
  expect({ stdout: stdout.trimEnd(), stderr }).toEqual({ stdout: output.trimEnd(), stderr: "" });
  expect(await child.exited).toBe(0);
});
