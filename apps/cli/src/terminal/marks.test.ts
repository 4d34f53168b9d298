import { describe, expect, test } from "bun:test";
import { terminalMarks } from "./marks.ts";

const marks = terminalMarks({ kind: "xterm-256color", host: "ada.example" });

describe("a terminal is told", () => {
  test.each([
    { what: "its title", bytes: marks.title("~/src"), is: "0;~/src" },
    {
      what: "no control characters",
      bytes: marks.title("a\u001B]0;b\u0007\u009Cc\nd"),
      is: "0;a·]0;b··c⏎d",
    },
    {
      what: "the directory, percent-encoded",
      bytes: marks.directory("/tmp/a b/ü#;\u0007"),
      is: "7;file://ada.example/tmp/a%20b/%C3%BC%23%3B%07",
    },
    { what: "where a prompt begins", bytes: marks.promptStart(), is: "133;A" },
    { what: "where a prompt ends", bytes: marks.promptEnd(), is: "133;B" },
    {
      what: "which command ran",
      bytes: marks.outputStart("echo 'a;b'\nls"),
      is: "133;C;cmdline_url=echo%20'a%3Bb'%0Als",
    },
    { what: "that a command ran", bytes: marks.outputStart(undefined), is: "133;C" },
    {
      what: "half a character",
      bytes: marks.outputStart("\uD800"),
      is: "133;C;cmdline_url=%EF%BF%BD",
    },
    { what: "how it ended", bytes: marks.outputEnd(130), is: "133;D;130" },
    { what: "that nothing ran", bytes: marks.outputEnd(undefined), is: "133;D" },
  ])("$what", ({ bytes, is }) => {
    expect(bytes).toBe(`\u001B]${is}\u0007`);
  });
});

test("a title has a hundred columns at most", () => {
  expect(marks.title("x".repeat(1_000_000))).toBe(`\u001B]0;${"x".repeat(99)}…\u0007`);
});

test("a command too long to be told whole is not told", () => {
  expect(marks.outputStart("x".repeat(2001))).toBe("\u001B]133;C\u0007");
});

test.each([undefined, "dumb", "linux", "vt100"])("with TERM=%s nothing is written", (kind) => {
  const none = terminalMarks({ kind, host: "h" });
  const all = [
    none.title("x"),
    none.saveTitle(),
    none.restoreTitle(),
    none.directory("/"),
    none.promptStart(),
    none.promptEnd(),
    none.outputStart("x"),
    none.outputEnd(0),
  ];
  expect(all.join("")).toBe("");
});
