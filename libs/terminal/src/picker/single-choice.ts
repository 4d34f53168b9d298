import type { StyledLine } from "../screen/styled.ts";
import { markedText } from "../menu/marked-text.ts";
import { fittedText, shownText } from "../menu/shown-text.ts";
import type { Palette } from "../theme/palette.ts";
import { foundWords } from "./found-words.ts";
import { Picker } from "./picker.ts";
import { wholePage } from "./picker-page.ts";

export interface ChoiceOptions {
  readonly title: string;
  readonly values: readonly string[];
  readonly palette: () => Palette;
}

/** One of some values; typing leaves those that have all the words typed. */
export function singleChoice({ title, values, palette }: ChoiceOptions): Picker<string> {
  const picker: Picker<string> = new Picker({
    title,
    hint: "enter takes it · esc gives up",
    scope: () => "",
    palette,
    search: (query) => wholePage(values.filter((value) => foundWords(value, query) !== undefined)),
    render: (value, columns) =>
      drawValue(value, foundWords(value, picker.query) ?? [], columns, palette()),
  });
  return picker;
}

function drawValue(
  value: string,
  matches: readonly number[],
  columns: number,
  palette: Palette,
): StyledLine {
  const look = { sgr: palette.sgr("text"), matchSgr: palette.sgr("match") };
  return markedText(fittedText(shownText(value), columns), matches, look);
}
