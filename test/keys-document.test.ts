import { expect, test } from "bun:test";

const root = `${import.meta.dir}/..`;

test("docs/keys.md says what the tables of keys say: `bun run keys` writes it anew", async () => {
  const script = `${root}/libs/terminal/write-keys-document.ts`;
  const writer = Bun.spawn([process.execPath, script, "--print"], { stdout: "pipe" });
  const written = await writer.stdout.text();
  expect(await writer.exited).toBe(0);
  expect(await Bun.file(`${root}/docs/keys.md`).text()).toBe(written);
});
