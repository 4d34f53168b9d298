import { expect, test } from "bun:test";
import { createThoughtStream } from "./thought-stream.ts";

const thought = "The person wants to know\n\nwhich files are large\nand why\n";

test.each([1, 4, 1000])("shows the first lines and that there is more, cut by %p", (size) => {
  const stream = createThoughtStream({ columns: () => 24, style: "plain", lines: 3 });
  let output = "";
  for (let at = 0; at < thought.length; at += size) {
    output += stream.write(thought.slice(at, at + size));
  }
  expect(stream.isFull).toBeTrue();
  expect(output + stream.end()).toBe("┊ The person wants to\n┊ know\n┊ which files are…\n");
});

test("shows a short thought whole, dim, and nothing that it could do to the terminal", () => {
  const stream = createThoughtStream({ columns: () => 40, style: "ansi", lines: 3 });
  expect(stream.write("a\u001b[2J")).toBe("\u001b[2m┊ a·[2J\u001b[0m");
  expect(stream.isFull).toBeFalse();
  expect(stream.end()).toBe("\n");
});

test("an end of line after the last line is not more", () => {
  const stream = createThoughtStream({ columns: () => 40, style: "plain", lines: 1 });
  expect(stream.write("a b\n\n") + stream.end()).toBe("┊ a b\n");
});

test("no thought takes no line", () => {
  const stream = createThoughtStream({ columns: () => 40, style: "ansi", lines: 3 });
  expect(stream.write("\n \n") + stream.end()).toBe("");
});
