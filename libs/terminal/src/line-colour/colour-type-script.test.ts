import { expect, test } from "bun:test";
import { colourTypeScript } from "./colour-type-script.ts";

function coloured(text: string): string {
  return colourTypeScript(text)
    .map(({ start, end, role }) => `${text.slice(start, end).replaceAll("\n", "⏎")}=${role}`)
    .join(" · ");
}

test.each([
  ['const a = "b"; // c', 'const=keyword · "b"=string · // c=comment'],
  ["await f(12, true)", "await=keyword · 12=number · true=number"],
  ["`a\nb` + 1", "`a=string · b`=string · 1=number"],
  ["/* a\nb */ if", "/* a=comment · b */=comment · if=keyword"],
  ["'open", "'open=string"],
  ["", ""],
])("%s", (text, expected) => {
  expect(coloured(text)).toBe(expected);
});
