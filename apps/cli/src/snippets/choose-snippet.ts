import { AishError, nearestName } from "@aish/core";
import { Picker, wholePage } from "@aish/terminal/picker";
import { cutToWidth } from "@aish/terminal/screen";
import { printable } from "../listings/columns.ts";
import type { PromptShell } from "../prompt/prompt-shell.ts";
import { placedError } from "../theme/placed-error.ts";
import { holdDialog } from "./hold-dialog.ts";
import { matchSnippets } from "./match-snippets.ts";
import { snippetEnd } from "./snippet-end.ts";
import type { SnippetFiles } from "./snippet-files.ts";
import { SnippetProblem } from "./snippet-problem.ts";
import type { Snippet } from "./snippet.ts";

/** The best match of the words, or the one that is chosen from a list. Undefined: the person gave up. */
export async function chooseSnippet(
  words: readonly string[],
  files: SnippetFiles,
  shell: PromptShell,
): Promise<Snippet | undefined> {
  const names = files.names();
  if (names.length === 0) throw snippetEnd(shell, "none", noSnippets(files));
  const [only = ""] = words;
  if (words.length === 1 && names.includes(only)) {
    const named = readNamed(only, files, shell);
    if (named !== undefined) return named;
  }
  const { snippets, problems } = files.readAll();
  if (words.length > 0) {
    const [best] = matchSnippets(snippets, words);
    if (best !== undefined) return best;
    throw snippetEnd(shell, "unknown", noMatch(words, names));
  }
  for (const problem of problems) shell.print(placedError(problem));
  return snippets.length === 0 ? undefined : pick(snippets, shell);
}

function readNamed(name: string, files: SnippetFiles, shell: PromptShell): Snippet | undefined {
  try {
    return files.read(name);
  } catch (error) {
    if (!(error instanceof AishError)) throw error;
    throw snippetEnd(shell, error instanceof SnippetProblem ? "unclear" : "unreadable", error);
  }
}

function noSnippets({ directory }: SnippetFiles): AishError {
  return new AishError("USAGE", `there are no snippets in ${directory}`, {
    hint: "make one with snip new NAME",
  });
}

function noMatch(words: readonly string[], names: readonly string[]): AishError {
  const text = words.join(" ");
  const guess = nearestName(text, names);
  return new AishError("USAGE", `no snippet has ${JSON.stringify(text)} in its name`, {
    hint: guess === undefined ? "choose one with snip" : `did you mean ${guess}?`,
  });
}

async function pick(
  snippets: readonly Snippet[],
  { terminal, themes }: PromptShell,
): Promise<Snippet | undefined> {
  const widest = Math.max(...snippets.map(({ name }) => Bun.stringWidth(name)));
  const picker = new Picker<Snippet>({
    title: "snippet",
    hint: "enter runs it · esc gives up",
    scope: () => "",
    palette: () => themes.palette,
    search: (query) =>
      wholePage(
        matchSnippets(
          snippets,
          query.split(/\s+/).filter((word) => word !== ""),
        ),
      ),
    render({ name, description }, columns) {
      const gap = " ".repeat(widest - Bun.stringWidth(name) + 2);
      const line = [
        { text: printable(name) + gap, sgr: themes.palette.sgr("strong") },
        { text: printable(description), sgr: themes.palette.sgr("muted") },
      ];
      return cutToWidth(line, columns);
    },
  });
  const chosen = await holdDialog<{ readonly snippet: Snippet | undefined }>(terminal, {
    title: [{ text: "snip", sgr: themes.palette.sgr("strong") }],
    handle(event) {
      const done = picker.handle(event);
      if (done.kind === "taken") return { answer: { snippet: done.row } };
      return done.kind === "cancelled" ? { answer: { snippet: undefined } } : undefined;
    },
    view: ({ columns, rows }) => picker.view(columns, Math.max(3, Math.min(rows, mostRows))),
  });
  return chosen?.snippet;
}

const mostRows = 20;
