import { expect, test } from "bun:test";
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HistoryFile } from "./history-file.ts";

function place() {
  const root = mkdtempSync(join(tmpdir(), "aish-history-"));
  const path = join(root, "modes", "x.history");
  return { path, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}
const any = { kind: "any" } as const;
const all = (history: HistoryFile) =>
  Array.from({ length: 9 }, (_, at) => history.earlier(any, at + 1)).filter(
    (line) => line !== undefined,
  );

test("what is added is there for the next prompt, the newest first", () => {
  using at = place();
  const history = new HistoryFile(at.path);
  for (const line of ["one", "two\nlines", "one", "three x"]) history.add(line);
  for (const one of [history, new HistoryFile(at.path)]) {
    expect(all(one)).toEqual(["three x", "one", "two\nlines"]);
    expect(one.lastArgument(1)).toBe("x");
    expect(one.earlier({ kind: "prefix", text: "t" }, 2)).toBe("two\nlines");
    expect(one.earlier({ kind: "part", text: "ne" }, 1)).toBe("one");
  }
});

test("a line that begins with a blank, and the same line again, are not kept", () => {
  using at = place();
  const history = new HistoryFile(at.path);
  for (const line of ["one", "one", " secret"]) history.add(line);
  expect(readFileSync(at.path, "utf8")).toBe('"one"\n');
});

test("only the person can read it", () => {
  using at = place();
  new HistoryFile(at.path).add("one");
  expect(statSync(at.path).mode & 0o777).toBe(0o600);
});

test("what is forgotten is gone from the file, and what others have added stays", () => {
  using at = place();
  const history = new HistoryFile(at.path);
  history.add("one");
  history.add("two");
  new HistoryFile(at.path).add("three");
  history.forget("one");
  expect(all(new HistoryFile(at.path))).toEqual(["three", "two"]);
});

test("a file that grew too long is cut to its newest lines", () => {
  using at = place();
  new HistoryFile(at.path).add("first");
  appendFileSync(at.path, Array.from({ length: 5000 }, (_, line) => `"${line}"\n`).join(""));
  expect(new HistoryFile(at.path).earlier(any, 1)).toBe("4999");
  expect(readFileSync(at.path, "utf8").split("\n")).toHaveLength(2001);
});

test("what is no line is left out", () => {
  using at = place();
  new HistoryFile(at.path).add("one");
  writeFileSync(at.path, '"one"\n{"x":1}\n"cut\n"two"\n');
  expect(all(new HistoryFile(at.path))).toEqual(["two", "one"]);
});

test("without a file that can be written it lasts as long as the prompt", () => {
  const history = new HistoryFile("/dev/null/x.history");
  history.add("one");
  expect(all(history)).toEqual(["one"]);
});
