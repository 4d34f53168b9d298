import { fittedText, shownText } from "../menu/shown-text.ts";
import { markedText } from "../menu/marked-text.ts";
import { foundWords } from "../picker/found-words.ts";
import { Picker } from "../picker/picker.ts";
import { wholePage } from "../picker/picker-page.ts";
import type { Palette } from "../theme/palette.ts";
import type { PagerHeading } from "./pager-document.ts";

/** The headings, of which one is chosen by typing some of it. */
export function headingsPicker(
  headings: readonly PagerHeading[],
  palette: () => Palette,
): Picker<PagerHeading> {
  const least = Math.min(...headings.map(({ level }) => level));
  const picker: Picker<PagerHeading> = new Picker({
    title: "headings",
    hint: "enter goes there · esc gives up",
    scope: () => "",
    palette,
    search: (query) =>
      wholePage(headings.filter(({ title }) => foundWords(title, query) !== undefined)),
    render({ title, level }, columns) {
      const indent = "  ".repeat(level - least);
      const text = fittedText(shownText(title), Math.max(1, columns - indent.length));
      const look = { sgr: palette().sgr("text"), matchSgr: palette().sgr("match") };
      return [
        { text: indent, sgr: "" },
        ...markedText(text, foundWords(title, picker.query) ?? [], look),
      ];
    },
  });
  return picker;
}
