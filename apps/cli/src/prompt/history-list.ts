import { assertNever } from "@aish/core";
import { copyToClipboard, type Overlay } from "@aish/terminal/editor";
import { bindings, type KeyEvent } from "@aish/terminal/keys";
import { Picker, type PickerPage } from "@aish/terminal/picker";
import type { StyledLine } from "@aish/terminal/screen";
import type { FoundCommand } from "../history/find-commands.ts";
import { historyScopes, type HistoryScope } from "../history/history-scope.ts";
import { findRepository } from "./git/find-repository.ts";
import { historyRow } from "./history-row.ts";
import type { PromptShell } from "./prompt-shell.ts";

const pageRows = 200;
const mostShare = 0.6;

/** The list of Ctrl+R: what was run, narrowed down by typing. */
export function openHistoryList(
  shell: Pick<PromptShell, "memory" | "session" | "terminal" | "themes">,
  typed: string,
): Overlay {
  const { session, memory, themes, terminal } = shell;
  const { cwd, environment } = session;
  const repository = findRepository(cwd, environment.variables)?.root;
  const offered = historyScopes.filter(
    (scope) => scope !== "repository" || repository !== undefined,
  );
  let scope: HistoryScope = "everything";
  let hidesFailed = false;
  /** What could not be done, until the next key. */
  let trouble = "";

  function isShown({ exitCode, signal }: FoundCommand): boolean {
    return !hidesFailed || ((exitCode ?? 0) === 0 && signal === undefined);
  }
  function search(query: string): PickerPage<FoundCommand> {
    // What failed is left out behind the search.
    const limit = hidesFailed ? 10 * pageRows : pageRows;
    const request = { query, scope, cwd, repository, limit };
    const { rows: found, mayBeMore } = memory.find(request);
    const rows = found.filter(isShown);
    const older = (): PickerPage<FoundCommand> => {
      const known = new Set(rows.map(({ command }) => command));
      const all = memory
        .findOlder(request)
        .rows.filter((row) => !known.has(row.command) && isShown(row));
      return { rows: all, total: undefined, more: undefined };
    };
    const total = mayBeMore || found.length === limit ? undefined : rows.length;
    return { rows, total, more: mayBeMore ? older : undefined };
  }
  const picker = new Picker<FoundCommand>({
    title: "history",
    hint: "Enter runs, Tab edits, Ctrl+R changes where is looked, Shift+Delete forgets",
    scope: () => (hidesFailed ? `${scope}, what went well` : scope) + trouble,
    palette: () => themes.palette,
    search,
    render: (row, columns): StyledLine =>
      historyRow(row, { columns, palette: themes.palette, now: Date.now() }),
    query: typed,
  });

  function look(changed: () => void): void {
    changed();
    picker.restart();
  }
  function step(way: 1 | -1): HistoryScope {
    const at = offered.indexOf(scope) + way + offered.length;
    return offered[at % offered.length] ?? "everything";
  }
  function act(action: string | undefined): void {
    if (action === "search-next-scope") look(() => (scope = step(1)));
    if (action === "search-previous-scope") look(() => (scope = step(-1)));
    if (action === "search-toggle-failed") look(() => (hidesFailed = !hidesFailed));
    if (action === "search-copy" && picker.chosen !== undefined) {
      terminal.write(copyToClipboard(picker.chosen.command));
    }
  }

  return {
    handle(event: KeyEvent) {
      trouble = "";
      const done = picker.handle(event);
      switch (done.kind) {
        case "taken":
          return { kind: "taken", text: done.row.command, run: done.how === "accept" };
        case "cancelled":
          return { kind: "cancelled" };
        case "deleted":
          if (!memory.removeCommand(done.row.command)) {
            trouble = ", not forgotten: the database refuses";
          }
          picker.refresh();
          return { kind: "open" };
        case "passed":
          act(bindings.search[done.chord]);
          return { kind: "open" };
        case "open":
          return { kind: "open" };
        default:
          return assertNever(done);
      }
    },
    idle: () => picker.fill(),
    view({ columns, rows }) {
      return picker.view(columns, Math.max(4, Math.floor(rows * mostShare)));
    },
  };
}
