import { expect, test } from "bun:test";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { linkEnd, openInWorld } from "./follow-link.ts";

test.each([
  ["https://example.org/a?b#c", { kind: "world", address: "https://example.org/a?b#c" }],
  ["mailto:ada@example.org", { kind: "world", address: "mailto:ada@example.org" }],
  ["other.md", { kind: "file", path: "/docs/other.md", anchor: "" }],
  ["../a%20b.md#part", { kind: "file", path: "/a b.md", anchor: "part" }],
  ["/etc/motd", { kind: "file", path: "/etc/motd", anchor: "" }],
  ["file:///etc/motd", { kind: "file", path: "/etc/motd", anchor: "" }],
  ["javascript:alert(1)", { kind: "nowhere" }],
  ["ssh://host", { kind: "nowhere" }],
  ["https://a b", { kind: "nowhere" }],
  ["", { kind: "nowhere" }],
] as const)("%s leads to %j", (address, end) => {
  expect(linkEnd(address, "/docs/here.md", "/")).toEqual(end);
});

const opener = process.platform === "darwin" ? "open" : "xdg-open";

test("a link is opened by what is installed, not by what lies in the directory one is in", async () => {
  const directory = mkdtempSync(join(tmpdir(), "aish-link-"));
  const program = join(directory, opener);
  writeFileSync(program, '#!/bin/sh\n: >"$0.ran"\n');
  chmodSync(program, 0o755);
  const here = { PATH: relative(process.cwd(), directory) };
  const address = "https://example.org";
  expect(openInWorld(address, here)).toBe(`there is no ${opener} to open ${address}`);
  expect(openInWorld(address, { PATH: directory })).toBeUndefined();
  while (!existsSync(`${program}.ran`)) await Bun.sleep(5);
  rmSync(directory, { recursive: true });
});

test("an address that is longer than an argument can be is told", () => {
  const directory = mkdtempSync(join(tmpdir(), "aish-link-"));
  writeFileSync(join(directory, opener), "", { mode: 0o755 });
  const address = `https://example.org/${"a".repeat(300_000)}`;
  expect(openInWorld(address, { PATH: directory })).toBe(`cannot open ${address}`);
  rmSync(directory, { recursive: true });
});
