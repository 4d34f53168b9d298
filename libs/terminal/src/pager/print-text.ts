import type { Palette } from "../theme/palette.ts";
import type { StyledLine } from "../screen/styled.ts";
import type { TextForm } from "./language-of-path.ts";
import { PagerContent } from "./pager-content.ts";
import { countRows, wrappedRows } from "./line-rows.ts";
import { rowBytes } from "./screen-bytes.ts";
import { themedLine } from "./theme-look.ts";
import type { TextPort } from "./text-port.ts";

export interface PrintOptions {
  readonly palette: Palette;
  readonly columns: number;
  readonly raw: boolean;
  readonly numbers: boolean;
  readonly wrapAt: number;
}

const sliceBytes = 1024 * 1024;

/**
 * A text as it is printed on a terminal, piece by piece. `mostRows`: nothing, if it takes more of them.
 */
export function printText(
  port: TextPort,
  form: TextForm,
  options: PrintOptions & { readonly mostRows: number },
): readonly string[] | undefined {
  const { palette, columns, raw, numbers, wrapAt, mostRows } = options;
  const content = new PagerContent(port, form, { raw, wrapAt });
  const document = content.document(columns - 1);
  if (document.lineCount > mostRows) return undefined;
  const lines: string[] = [];
  let rows = 0;
  for (let line = 0; ; line += 1) {
    if (line >= document.lineCount && !document.isCounted) document.count(sliceBytes);
    if (line >= document.lineCount && document.isCounted) return lines;
    if (line >= document.lineCount) continue;
    const { spans } = document.line(line);
    const shown: StyledLine = [
      ...(numbers ? [{ text: `${String(line + 1).padStart(4)} `, sgr: palette.sgr("muted") }] : []),
      ...(document.isThemed ? themedLine(spans, palette) : spans),
    ];
    rows += countRows(shown, columns);
    if (rows > mostRows) return undefined;
    const [row = []] = wrappedRows(shown, Number.POSITIVE_INFINITY);
    lines.push(`${rowBytes(row)}\n`);
  }
}
