import { routeLine, type RouteFacts } from "@aish/session";
import { EditBuffer } from "@aish/terminal/edit";
import { LineEditor, noRecall, type EditorRequest } from "@aish/terminal/editor";
import { bindings, createKeymap } from "@aish/terminal/keys";
import { colourShellLine, ShellReader, type LineFacts } from "@aish/terminal/line-colour";
import type { Palette } from "@aish/terminal/theme";

/** Has of everything that lines are made of, in the order in which the most common comes first. */
const sample =
  'git log -n 20 --since="2 weeks ago" src/*.ts | grep -v "a: $USER" > out.txt && for f in *.md; do wc -l "${f%.md}"; done # x';
const left = Array<string>(3).fill("\u001B[D");
const back = Array<string>(3).fill("\u007F");

/** Nothing is looked up: only the work itself is to be done once. */
const facts: LineFacts & Pick<RouteFacts, "resolve" | "exists"> = {
  command: () => "known",
  path: () => "missing",
  resolve: () => "executable",
  exists: () => false,
};

export interface WarmUp {
  readonly palette: Palette;
  readonly columns: number;
  /** Between two keys. False: there is no more time for it. */
  readonly pause: () => Promise<boolean>;
}

/**
 * Types a line into an editor that nobody sees. What runs for the first time is slow in a runtime that
 * compiles as it goes; so it is this line that waits for it, and not the person's.
 */
export async function warmUp({ palette, columns, pause }: WarmUp): Promise<void> {
  const editor = new LineEditor({
    write: () => {},
    size: () => ({ columns, rows: 24 }),
    palette: () => palette,
    keymap: createKeymap(bindings.emacs),
    menuKeymap: createKeymap(bindings.menu),
    vi: false,
    escapeMs: 0,
    after: () => () => {},
    news: { focus: () => {}, answer: () => {} },
  });
  const reading = editor.read(entry());
  for (const key of [...sample.split(""), ...left, ...back]) {
    editor.feed(Buffer.from(key));
    if (!(await pause())) break;
  }
  editor.end();
  await reading;
}

function routeOf(text: string): "ask" | "shell" {
  const { kind } = routeLine(text, { ...facts, names: () => [] });
  return kind === "ask" ? "ask" : "shell";
}

function entry(): EditorRequest {
  const reader = new ShellReader();
  const buffer = new EditBuffer();
  const prompt = [{ text: "> ", sgr: "1" }];
  return {
    buffer,
    recall: noRecall,
    colours: (text, cursor) =>
      colourShellLine(text, facts, { cursor, reader, route: routeOf(text) }),
    suggest: (text) => `${text} …`,
    prompt: () => ({ rows: [prompt], right: [], continuation: prompt }),
  };
}
