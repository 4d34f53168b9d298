import { Picker, wholePage } from "@aish/terminal/picker";
import { cutToWidth } from "@aish/terminal/screen";
import type { Palette } from "@aish/terminal/theme";
import { printable } from "../listings/columns.ts";

export interface PathChoiceOptions {
  readonly title: string;
  readonly paths: readonly string[];
  readonly typed: string;
  readonly palette: () => Palette;
}

/** One of some paths; what is typed can be taken as well, for a file that is still to be made. */
export function pathChoice({ title, paths, typed, palette }: PathChoiceOptions): Picker<string> {
  return new Picker<string>({
    title,
    hint: "enter takes it · esc gives up",
    scope: () => "",
    palette,
    query: typed,
    search(query) {
      const words = query.toLowerCase().split(/\s+/);
      const found = paths.filter((path) => {
        const name = path.toLowerCase();
        return words.every((word) => name.includes(word));
      });
      const isNew = query !== "" && !paths.includes(query);
      return wholePage(isNew ? [...found, query] : found);
    },
    render: (path, columns) =>
      cutToWidth([{ text: printable(path), sgr: palette().sgr("text") }], columns),
  });
}
