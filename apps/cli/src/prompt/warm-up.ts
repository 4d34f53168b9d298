import { EditBuffer } from "@aish/terminal/edit";
import { LineEditor, noRecall, type EditorRequest } from "@aish/terminal/editor";
import { bindings, createKeymap } from "@aish/terminal/keys";
import type { KeptLineFacts } from "../line-colour/line-facts.ts";
import type { PromptShell } from "./prompt-shell.ts";
import { createShellMode } from "./shell-mode.ts";

/** Has of everything that lines are made of. Three times as long a line makes no later key faster. */
const sample = 'git log -n 2 "a: $U" src/*.ts | wc > x && ls # y';
const left = Array<string>(3).fill("\u001B[D");
const back = Array<string>(3).fill("\u007F");

/**
 * Types a line into an editor that nobody sees. What runs for the first time is slow in a runtime that
 * compiles as it goes; so it is this line that waits for it, and not the person's. `pause` is called
 * between two keys, and says whether there is more time for it.
 */
export async function warmUp(shell: PromptShell, pause: () => Promise<boolean>): Promise<void> {
  const { themes, terminal } = shell;
  const editor = new LineEditor({
    write: () => {},
    size: () => ({ columns: terminal.size.columns, rows: 24 }),
    palette: () => themes.palette,
    keymap: createKeymap(bindings.emacs),
    menuKeymap: createKeymap(bindings.menu),
    vi: false,
    escapeMs: 0,
    after: () => () => {},
    news: { focus: () => {}, answer: () => {} },
  });
  const reading = editor.read(entryLike(shell));
  for (const key of [...sample.split(""), ...left, ...back]) {
    editor.feed(Buffer.from(key));
    if (!(await pause())) break;
  }
  editor.end();
  await reading;
}

/** What the shell's own entries do with a text. */
function entryLike(shell: PromptShell): EditorRequest {
  // Commands and the working directory are looked at with every first word; other paths are left alone.
  const lineFacts: KeptLineFacts = Object.create(shell.lineFacts, {
    path: { value: () => "missing" },
    exists: { value: () => false },
    pathPrefix: { value: () => false },
  });
  const { entry, route } = createShellMode(
    Object.create(shell, { lineFacts: { value: lineFacts } }),
  );
  const buffer = new EditBuffer();
  const sign = () => ({ mode: undefined, route: route?.(buffer.text) ?? "shell", vi: undefined });
  return { ...entry, buffer, recall: noRecall, prompt: () => shell.face.view(sign()) };
}
