import { describe, expect, test } from "bun:test";
import { parseToml } from "../../config/config-toml.ts";
import { planModes } from "./mode-plan.ts";

const plan = (text: string) => planModes(parseToml(text, "modes.toml"), "modes.toml");
const keys = (text: string) => plan(text).modes.map(({ key, name }) => `F${key} ${name}`);
const told = (text: string) => plan(text).problems.map(({ message }) => message);
const mode = (name: string, key?: string) =>
  `[modes.${name}]\nmodule = "./${name}.ts"\n${key === undefined ? "" : `key = "${key}"\n`}`;

describe("keys", () => {
  test.each([
    { rule: "a mode has the key it names", text: mode("a", "F7"), has: ["F7 a"] },
    { rule: "a mode that names none has the first", text: mode("a"), has: ["F5 a"] },
    {
      rule: "one that names a key goes before those that take any",
      text: mode("a") + mode("b", "F5"),
      has: ["F5 b", "F6 a"],
    },
    {
      rule: "of two with the same key the second has the next",
      text: mode("a", "F8") + mode("b", "f8"),
      has: ["F8 a", "F9 b"],
    },
    {
      rule: "behind F12 comes F5",
      text: mode("a", "F12") + mode("b", "F12"),
      has: ["F5 b", "F12 a"],
    },
    { rule: "keys of aish are not given away", text: mode("a", "F2"), has: ["F5 a"] },
  ])("$rule", ({ text, has }) => {
    expect(keys(text)).toEqual([...has]);
  });

  test.each([
    [mode("a", "F8") + mode("b", "F8"), "F8 is taken, so the mode b is on F9"],
    [mode("a", "F2"), "F2 is a mode of aish, so the mode a is on F5"],
    [mode("a", "ctrl+x"), "modes.a.key is not a function key"],
    [mode("a", "F13"), "modes.a.key is not a function key"],
    ["abcdefghi".replaceAll(/./g, (name) => mode(name)), "there is no key left for the mode i"],
  ])("a key that cannot be is told: %#", (text, message) => {
    expect(told(text)).toEqual([`modes.toml: ${message}`]);
  });
});

test.each([
  ['[mode.a]\nmodule = "x"', "mode is not known"],
  ["modes = 3", "modes is not a table"],
  ["[modes]\na = 3", "modes.a is not a table"],
  ["[modes.a]\nkey = 'F5'", "modes.a has no module"],
  ["[modes.a]\nmodule = 5", "modes.a has no module"],
  ['[modes.kai]\nmodule = "x"', "the mode kai is one of aish"],
  ['[modes."A b"]\nmodule = "x"', '"A b" cannot be the name of a mode'],
])("%s is told, and is no mode", (text, message) => {
  expect(plan(text).modes).toEqual([]);
  expect(told(text)).toEqual([`modes.toml: ${message}`]);
});

test("what else stands in the table are the options of the mode", () => {
  expect(plan(`${mode("a")}depth = 3\nnames = ["x"]`).modes[0]?.options).toEqual({
    depth: 3,
    names: ["x"],
  });
});
