import { expect, test } from "bun:test";
import { rankDirectories } from "./rank-directories.ts";

const now = Date.UTC(2026, 5, 1);
const hour = 3_600_000;
const place = (path: string, visits: number, hoursAgo = 2) => ({
  path,
  visits,
  lastVisit: now - hoursAgo * hour,
});

test.each<[string, readonly ReturnType<typeof place>[], readonly string[], readonly string[]]>([
  [
    "of equal visits the shorter path is first",
    [place("/srv/web/old", 3), place("/srv/web", 3)],
    ["web"],
    ["/srv/web", "/srv/web/old"],
  ],
  [
    "a few minutes do not change that",
    [place("/srv/old/web", 3, 2), place("/srv/web", 3, 2.2)],
    ["web"],
    ["/srv/web", "/srv/old/web"],
  ],
  [
    "more visits are first",
    [place("/a/web", 3), place("/b/b/web", 5)],
    ["web"],
    ["/b/b/web", "/a/web"],
  ],
  [
    "many visits of long ago count less than some of today",
    [place("/a/web", 20, 2000), place("/b/web", 6, 2)],
    ["web"],
    ["/b/web", "/a/web"],
  ],
  [
    "who names a directory does not mean one below it",
    [place("/web/docs", 5), place("/web", 4)],
    ["web"],
    ["/web", "/web/docs"],
  ],
  ["words stand in their order", [place("/a/b", 1), place("/b/a", 9)], ["a", "b"], ["/a/b"]],
  ["upper case is meant", [place("/Web", 1), place("/web", 9)], ["Web"], ["/Web"]],
  ["lower case is either", [place("/Web", 9), place("/web", 1)], ["web"], ["/Web", "/web"]],
  ["no words: all of them", [place("/a", 1), place("/b", 2)], [], ["/b", "/a"]],
])("%s", (_, places, words, expected) => {
  expect(rankDirectories(places, words, now).map(({ path }) => path)).toEqual([...expected]);
});
