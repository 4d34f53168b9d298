import { expect, test } from "bun:test";
import { mixedScripts } from "./validate-mixed-scripts.ts";

test.each([
  ["P\u0410TH", "name `P\u0410TH` reads as `PATH`, but its `\u0410` is U+0410, Cyrillic"],
  [
    "\u043Dame\u03B2",
    "name `\u043Dame\u03B2` mixes Cyrillic and Latin and Greek: `\u043D` is U+043D, Cyrillic",
  ],
  ["x\u0436", "name `x\u0436` mixes Latin and Cyrillic: `\u0436` is U+0436, Cyrillic"],
])("letters of two scripts in one name are odd: %s", (name, message) => {
  expect(mixedScripts(name)).toBe(message);
});

test.each(["PATH", "_x1", "café", "имя_1", "Ω", "名前", "ひらカタ漢字", "名前x", "x😁", ""])(
  "letters of one script, or of scripts that are written together, are not: %s",
  (name) => {
    expect(mixedScripts(name)).toBeUndefined();
  },
);
