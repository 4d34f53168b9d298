import { grammarOf } from "../markdown/highlight/grammars.ts";
import { Highlighter } from "../markdown/highlight/highlighter.ts";
import { cyan, dim, green, magenta, type Style } from "../markdown/style.ts";
import type { Role } from "../theme/role.ts";
import { RangeWriter } from "./range-writer.ts";
import type { RoleRange } from "./role-range.ts";

const rolesOfStyles: ReadonlyMap<Style, Role> = new Map([
  [magenta, "keyword"],
  [cyan, "number"],
  [green, "string"],
  [dim, "comment"],
]);

/** A text that is longer is coloured so far: nobody types it, and each key reads it from its start. */
const longestText = 32_768;

/** The ranges are in order and do not overlap; what is in none is the text itself. */
export function colourTypeScript(text: string): readonly RoleRange[] {
  const ranges = new RangeWriter();
  let at = 0;
  const highlighter = new Highlighter(grammarOf("ts"), (piece, style) => {
    ranges.put(at, at + piece.length, rolesOfStyles.get(style));
    at += piece.length;
  });
  for (const line of text.slice(0, longestText).split("\n")) {
    highlighter.write(line);
    highlighter.endLine();
    at += 1;
  }
  return ranges.list;
}
