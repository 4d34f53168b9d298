import { describe, expect, test } from "bun:test";
import { helpTopics } from "./help-topics.ts";

const topics = [...helpTopics.values()];

test.each(topics)("$name fits a screen of 80 columns", ({ text }) => {
  expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
});

describe.each(topics)("$name", ({ text }) => {
  const named = /^See also: (.*)$/m.exec(text)?.[1]?.split(", ") ?? [];
  test("points to topics that exist", () => {
    expect(named.filter((name) => !helpTopics.has(name))).toEqual([]);
  });
});
