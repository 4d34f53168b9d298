import { editActions } from "../edit/edit-action.ts";
import { viCommands } from "../edit/vi-commands.ts";
import { bindings } from "./bindings.ts";
import { describeChords } from "./describe-chords.ts";
import type { Bindings } from "./keymap.ts";
import { menuActions } from "./menu-action.ts";
import { pagerActions } from "./pager-action.ts";
import { parseChords } from "./parse-chords.ts";
import { promptActions } from "./prompt-action.ts";
import { searchActions } from "./search-action.ts";
import { sharedBindings } from "./shared-bindings.ts";

type Descriptions = Readonly<Record<string, string>>;

/** docs/keys.md: every table of keys, with what each does. */
export function keysDocument(): string {
  const own = Object.entries(bindings.viInsert).filter(
    ([keys]) => !Object.hasOwn(sharedBindings, keys),
  );
  return [
    opening,
    "## While typing",
    "### The prompt",
    bindingTable(bindings.emacs, promptActions),
    "### The text",
    bindingTable(bindings.emacs, editActions),
    "## At a suggestion",
    "While a suggestion stands behind the cursor, these come before the ones above.",
    bindingTable(bindings.suggestion, promptActions),
    "## In the completion menu",
    "Any other key does what it does while typing, so typing on makes the menu shorter.",
    bindingTable(bindings.menu, menuActions),
    "## In a list",
    "Ctrl+R opens the history as one. Any other key changes the words that are searched for.",
    bindingTable(bindings.search, searchActions),
    "## In the pager",
    "Digits are a number: Enter goes to that line, `o` to that link.",
    bindingTable(bindings.pager, pagerActions),
    "## vi mode",
    `Insert mode has the keys above, but not ${notInViInsert()}. These are its own:`,
    bindingTable(Object.fromEntries(own), { ...promptActions, ...editActions }),
    ...viSections(),
    closing,
  ]
    .join("\n\n")
    .concat("\n");
}

const opening = `# Keys

<!-- Written by \`bun run keys\` from the tables in libs/terminal/src/keys; changes made here are lost. -->

Where readline and fish differ, fish is followed, for it is the newer habit. The name in the last column is what a key is
bound to.`;

const closing = `## How keys are written

\`ctrl\`, \`alt\`, \`shift\` and \`super\` before a key, joined by \`+\` or \`-\`: \`ctrl+a\`, \`alt-.\`, \`shift+tab\`. \`C-a\`, \`M-x\`,
\`^A\` and \`<f5>\` are understood too. A row of two or three keys has blanks between them: \`ctrl+x ctrl+e\`. A letter alone is
the letter, a capital alone is Shift with it.

## What depends on the terminal

Where the terminal has the Kitty keyboard protocol or modifyOtherKeys, they are switched on at the prompt and off for
every program. Elsewhere some keys send the same and cannot be told apart: Ctrl+I is Tab, Ctrl+M and mostly Shift+Enter
are Enter, Ctrl+[ is Esc, Ctrl+/ is Ctrl+_. Alt with a key may be typed as Esc and then the key. With the Kitty protocol,
Ctrl and Alt find their letters by their place on the keyboard when the layout has no Latin letters.`;

function bindingTable(table: Bindings<string>, descriptions: Descriptions): string {
  const rows: [string, string, string][] = [];
  for (const [action, description] of Object.entries(descriptions)) {
    const keys = Object.keys(table).filter((key) => table[key] === action);
    if (keys.length === 0) continue;
    rows.push([
      keys.map((key) => describeChords(parseChords(key))).join(", "),
      description,
      action,
    ]);
  }
  return markdownTable(["Key", "What it does", "Name"], rows);
}

function notInViInsert(): string {
  const missing = Object.keys(bindings.emacs).filter(
    (keys) => !Object.hasOwn(bindings.viInsert, keys),
  );
  return asCode(missing.map((keys) => describeChords(parseChords(keys))).join(", "));
}

function viSections(): string[] {
  const groups = [...new Set(viCommands.map((command) => command.group))];
  return groups.flatMap((group) => [
    `### vi: ${group}`,
    markdownTable(
      ["Key", "What it does"],
      viCommands
        .filter((command) => command.group === group)
        .map(({ keys, description }) => [viKeys(keys), description]),
    ),
  ]);
}

/** vi's own names are rows of characters; the others are written as everywhere. */
function viKeys(keys: string): string {
  if (keys === " ") return "Space";
  return /^(?:ctrl\+.+|[a-z]{3,})$/.test(keys) ? describeChords([keys]) : keys;
}

/** Columns of one width, as the formatter leaves them; keys stand as code, for they are full of signs. */
function markdownTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) =>
    row.map((cell, column) => (column === 1 ? cell : asCode(cell)).replaceAll("|", "\\|")),
  );
  const widths = titles.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => (row[column] ?? "").length)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [titles, widths.map((width) => "-".repeat(width)), ...cells].map(line).join("\n");
}

/** Names separated by `, ` are code each; a grave accent needs two around it. */
function asCode(cell: string): string {
  return cell
    .split(", ")
    .map((name) => (name.includes("`") ? `\`\` ${name} \`\`` : `\`${name}\``))
    .join(", ");
}
