import { Picker, wholePage } from "@aish/terminal/picker";
import { cutToWidth, type StyledLine } from "@aish/terminal/screen";
import { printable } from "../../listings/columns.ts";
import type { PromptShell } from "../../prompt/prompt-shell.ts";
import { holdDialog } from "../../snippets/hold-dialog.ts";
import type { FoundDocument } from "./found-document.ts";

const mostShare = 0.6;

/** What the person wants to read of all that is found; typing goes on searching. Undefined: nothing. */
export async function chooseSection(
  query: string,
  search: (query: string) => readonly FoundDocument[],
  { terminal, themes }: Pick<PromptShell, "terminal" | "themes">,
): Promise<{ readonly found: FoundDocument; readonly query: string } | undefined> {
  const picker = new Picker<FoundDocument>({
    title: "documents",
    hint: "Enter reads it, Esc goes back",
    scope: () => "",
    palette: () => themes.palette,
    search: (words) => wholePage(search(words)),
    render: (row, columns) => renderRow(row, columns, themes.palette),
    query,
  });
  return holdDialog(terminal, {
    title: [],
    handle(event) {
      const done = picker.handle(event);
      if (done.kind === "cancelled") return { answer: undefined };
      if (done.kind === "taken") return { answer: { found: done.row, query: picker.query } };
      return undefined;
    },
    view: ({ columns, rows }) => picker.view(columns, Math.max(4, Math.floor(rows * mostShare))),
  });
}

function renderRow(
  { title, place }: FoundDocument,
  columns: number,
  palette: PromptShell["themes"]["palette"],
): StyledLine {
  const line = [
    { text: printable(title), sgr: palette.sgr("text") },
    { text: `  ${printable(place)}`, sgr: palette.sgr("muted") },
  ];
  return cutToWidth(line, columns);
}
