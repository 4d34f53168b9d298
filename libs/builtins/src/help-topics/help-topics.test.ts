import { describe, expect, test } from "bun:test";
import { builtins } from "../registry.ts";
import { helpTopics } from "./help-topics.ts";
import { topicWords } from "./topic-words.ts";

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

describe("words that are looked up", () => {
  test.each([...topicWords])("%s is explained in %s, which exists", (_, topic) => {
    expect(helpTopics.has(topic)).toBe(true);
  });

  test("hide no topic and no builtin", () => {
    const hidden = [...topicWords.keys()].filter(
      (word) => helpTopics.has(word) || builtins.has(word),
    );
    expect(hidden).toEqual([]);
  });
});
