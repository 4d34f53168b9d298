import { expect, test } from "bun:test";
import { formatBytes } from "./format-bytes.ts";

test.each([
  [0, "0B"],
  [999, "999B"],
  [1000, "1kB"],
  [1400, "1.4kB"],
  [999_600, "1MB"],
  [1_400_000, "1.4MB"],
  [123_456_789, "123MB"],
  [5e12, "5TB"],
])("%d bytes are %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
