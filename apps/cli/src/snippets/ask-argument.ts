import { AishError, assertNever } from "@aish/core";
import { singleChoice, TextField, type Picker } from "@aish/terminal/picker";
import type { StyledLine } from "@aish/terminal/screen";
import { runBeside } from "../environment-tools/run-beside.ts";
import { printable } from "../listings/columns.ts";
import type { PromptShell } from "../prompt/prompt-shell.ts";
import { holdDialog, type Dialog } from "./hold-dialog.ts";
import { listPaths } from "./list-paths.ts";
import { pathChoice } from "./path-choice.ts";
import type { Snippet, SnippetArgument } from "./snippet.ts";

const commandMs = 5000;
const mostValues = 10_000;

export interface ArgumentPlace {
  readonly snippet: Snippet;
  /** Where the snippet will run. */
  readonly cwd: string;
}

/** Asks the person for the value of an argument. Undefined: they gave up. */
export async function askArgument(
  argument: SnippetArgument,
  { snippet, cwd }: ArgumentPlace,
  shell: PromptShell,
): Promise<string | undefined> {
  const { terminal, themes } = shell;
  const palette = () => themes.palette;
  const about = titleOf(snippet, shell);
  const title = argument.name;
  switch (argument.kind) {
    case "choice": {
      const values = usualFirst(await valuesOf(argument, { snippet, cwd }, shell), argument.usual);
      const choice = singleChoice({ title, values, palette });
      return (await holdDialog(terminal, listDialog(about, choice)))?.value;
    }
    case "path": {
      const typed = argument.usual ?? "";
      const choice = pathChoice({ title, paths: await listPaths(cwd), typed, palette });
      return (await holdDialog(terminal, listDialog(about, choice)))?.value;
    }
    case "text":
    case "secret": {
      const secret = argument.kind === "secret";
      const text = argument.kind === "text" ? (argument.usual ?? "") : "";
      const field = new TextField({ title, text, secret, palette });
      return (await holdDialog(terminal, fieldDialog(about, field)))?.value;
    }
    default:
      return assertNever(argument);
  }
}

export function titleOf({ name, description }: Snippet, { themes }: PromptShell): StyledLine {
  const { palette } = themes;
  return [
    { text: printable(name), sgr: palette.sgr("strong") },
    { text: description === "" ? "" : `  ${printable(description)}`, sgr: palette.sgr("muted") },
  ];
}

/** What was taken; undefined inside: given up. */
interface Taken {
  readonly value: string | undefined;
}

function listDialog(title: StyledLine, picker: Picker<string>): Dialog<Taken> {
  return {
    title,
    handle(event) {
      const done = picker.handle(event);
      if (done.kind === "taken") return { answer: { value: done.row } };
      return done.kind === "cancelled" ? { answer: { value: undefined } } : undefined;
    },
    view: ({ columns, rows }) => picker.view(columns, Math.max(3, Math.min(rows, mostRows))),
  };
}

const mostRows = 16;

function fieldDialog(title: StyledLine, field: TextField): Dialog<Taken> {
  return {
    title,
    handle(event) {
      const done = field.handle(event);
      if (done.kind === "taken") return { answer: { value: done.text } };
      return done.kind === "cancelled" ? { answer: { value: undefined } } : undefined;
    },
    view: ({ columns }) => field.view(columns),
  };
}

function usualFirst(values: readonly string[], usual: string | undefined): readonly string[] {
  if (usual === undefined || !values.includes(usual)) return values;
  return [usual, ...values.filter((value) => value !== usual)];
}

async function valuesOf(
  { name, values }: Extract<SnippetArgument, { kind: "choice" }>,
  { snippet, cwd }: ArgumentPlace,
  { session }: PromptShell,
): Promise<readonly string[]> {
  if (values.kind === "list") return values.values;
  const { shell, state, environment } = session;
  const { variables } = environment;
  const { command } = values;
  const request = { shell, state, variables, line: command, cwd, deadlineMs: commandMs };
  const { status, stdout, stderr } = await runBeside(request);
  const lines = stdout.split("\n").filter((line) => line.trim() !== "");
  const found = [...new Set(lines)].slice(0, mostValues);
  if (status === 0 && found.length > 0) return found;
  const said = stderr.trim().split("\n", 1).join("");
  const what =
    status === undefined
      ? "took too long"
      : status === 0
        ? "printed nothing to choose from"
        : `ended with status ${status}${said === "" ? "" : ` (${printable(said)})`}`;
  throw new AishError("USAGE", `the command for ${name} of snip ${snippet.name} ${what}`, {
    hint: `try it by itself: ${printable(command)}`,
  });
}
