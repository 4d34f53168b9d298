import { expect, test } from "bun:test";
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tidySessions } from "./tidy-sessions.ts";

const day = 86_400_000;
const now = Date.now();
const at = (days: number): Date => new Date(now - days * day);

function age(path: string, days: number): void {
  utimesSync(path, at(days), at(days));
}

test("old sessions lose their shell's state, young ones what a crash left, open ones nothing", () => {
  const state = mkdtempSync(join(tmpdir(), "aish-tidy-"));
  const place = (name: string): string => join(state, "sessions", name);
  for (const name of ["old", "used", "young", "open"]) {
    mkdirSync(join(place(name), "shell", "run-1-1"), { recursive: true });
    mkdirSync(join(place(name), "scratch-1"));
    writeFileSync(join(place(name), "shell", "state"), "");
    age(join(place(name), "shell", "run-1-1"), 3);
    age(join(place(name), "scratch-1"), 3);
  }
  mkdirSync(join(place("young"), "scratch-2"));
  for (const name of ["old", "open"]) age(join(place(name), "shell", "state"), 40);
  for (const name of ["old", "used", "open"]) age(place(name), 40);

  tidySessions({
    stateDirectory: state,
    before: at(30),
    leftoversBefore: at(1),
    keep: "open",
  });

  const left = ["old", "used", "young", "open"].map((name) => [
    existsSync(place(name)),
    existsSync(join(place(name), "shell", "state")),
    existsSync(join(place(name), "shell", "run-1-1")),
    existsSync(join(place(name), "scratch-1")),
  ]);
  expect(left).toEqual([
    [false, false, false, false],
    [true, true, false, false],
    [true, true, false, false],
    [true, true, true, true],
  ]);
  expect(existsSync(join(place("young"), "scratch-2"))).toBe(true);
  rmSync(state, { recursive: true });
});

test("a state directory without sessions is nothing to complain about", () => {
  const options = { before: at(30), leftoversBefore: at(1), keep: "" };
  expect(() => tidySessions({ stateDirectory: "/nowhere/at/all", ...options })).not.toThrow();
});
