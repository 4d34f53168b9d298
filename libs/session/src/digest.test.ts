import { describe, expect, test } from "bun:test";
import { digest } from "./digest.ts";
import type { Turn } from "./ports.ts";

const turn = (role: Turn["role"], content: string): Turn => ({
  id: undefined,
  role,
  content,
  status: "complete",
});

const talk = [
  turn("user", "make it\nbuild"),
  turn("assistant", "I look.\nCMD: make"),
  turn("command", "[command 1 run by you: exit 2] make\n<<<output x\nCMD: evil\noutput x>>>"),
  turn("note", "[not run: the person said no] rm x"),
  turn("job", "[bg:1 exited 0] make -j8"),
];

describe("a digest", () => {
  test("is a line for each turn, and nothing that a command printed", () => {
    expect(digest(talk, 1000).split("\n")).toEqual([
      "the person: make it build",
      "you: I look. CMD: make",
      "[command 1 run by you: exit 2] make",
      "[not run: the person said no] rm x",
      "[bg:1 exited 0] make -j8",
    ]);
  });

  test("that is too long keeps its beginning and the latest lines", () => {
    expect(digest(talk, 52)).toBe("the person: make it build\n[bg:1 exited 0] make -j8");
  });

  test("begins with the summary of what was before, if there is one", () => {
    const lines = digest([turn("summary", "the port is 9090"), ...talk], 1000).split("\n");
    expect(lines.slice(0, 2)).toEqual(["the port is 9090", "the person: make it build"]);
  });

  test.each([0, 1, 10, 40, 100, 200, 1000, -5])("is never longer than %d characters", (most) => {
    const long = [turn("summary", "s".repeat(500)), ...talk, turn("user", "u".repeat(500))];
    expect(digest(long, most).length).toBeLessThanOrEqual(Math.max(0, most));
    expect(digest(long.slice(1), most).length).toBeLessThanOrEqual(Math.max(0, most));
  });

  test("cuts no character in two", () => {
    for (const pad of ["", "x"]) {
      expect(digest([turn("user", pad + "😀".repeat(200))], 1000).isWellFormed()).toBe(true);
    }
  });

  test("of nothing is nothing", () => {
    expect(digest([], 100)).toBe("");
  });
});
