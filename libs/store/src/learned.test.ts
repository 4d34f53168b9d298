import { expect, test } from "bun:test";
import { temporaryStore } from "./testing/temporary-store.ts";

test("words come in the order of their uses, each after its own command", () => {
  using temporary = temporaryStore();
  const { store, clock } = temporary;
  const learn = (command: string, ...words: string[]) =>
    store.learned.learn(
      words.map((word) => ({ command, word })),
      clock(),
    );
  learn("git", "status", "commit");
  learn("git", "commit");
  learn("git commit", "--amend");
  const words = (command: string, limit = 9) =>
    store.learned.wordsAfter(command, limit).map(({ word, uses }) => `${word} ${uses}`);
  expect(words("git")).toEqual(["commit 2", "status 1"]);
  expect(words("git", 1)).toEqual(["commit 2"]);
  expect(words("git commit")).toEqual(["--amend 1"]);
  expect(words("hg")).toEqual([]);
});

test("of more than ten thousand words the ones not used for longest go", () => {
  using temporary = temporaryStore();
  const { store, clock } = temporary;
  store.learned.learn([{ command: "old", word: "first" }], clock());
  const many = Array.from({ length: 10_000 }, (_, number) => ({
    command: "many",
    word: `w${number}`,
  }));
  store.learned.learn(many, clock());
  expect(store.learned.wordsAfter("old", 9)).toEqual([]);
  expect(store.learned.wordsAfter("many", 20_000)).toHaveLength(10_000);
});
