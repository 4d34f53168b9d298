import { expect, test } from "bun:test";
import { commandPlaces } from "./command-places.ts";

test.each([
  ["ls -l", [0]],
  ["sudo ls", [0, 1]],
  ["sudo -u me -- ls -l", [0, 4]],
  ["sudo nice -n 5 make", [0, 1, 4]],
  ["env -i A=1 B=2 cmd A=3", [0, 4]],
  ["timeout -s INT 5 sleep 9", [0, 4]],
  ["timeout 5", [0]],
  ["xargs -n 1 -- rm -f", [0, 4]],
  ["exec -a name prog", [0, 3]],
  ["sudo -", [0]],
] as const)("names of commands in: %s", (line, places) => {
  expect(commandPlaces(line.split(" "))).toEqual([...places]);
});
