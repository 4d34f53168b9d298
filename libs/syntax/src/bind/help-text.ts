import { bindTable, helpFlag, jsonFlag, numericShort } from "./bind-table.ts";
import type { ArgumentType, CommandDeclaration, FlagDeclaration } from "../declaration.ts";
import { fillText } from "./fill-text.ts";
import { operandUsage, usageLine, valueUsage } from "./usage-line.ts";

/** What `--help` prints: plain text that ends in a newline, for a screen of `width` columns. */
export function helpText(declaration: CommandDeclaration, width: number): string {
  const columns = Math.max(20, Math.min(width, widestReadable));
  const sections = [
    fillText(`usage: ${usageLine(declaration)}`, columns, "", "         "),
    fillText(`${declaration.summary}.`, columns),
    declaration.details === undefined ? "" : paragraphs(declaration.details, columns),
    rows("Operands", operandRows(declaration), columns),
    rows("Flags", flagRows(declaration), columns),
    examples(declaration),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

/** Longer lines are hard to read, however wide the screen is. */
const widestReadable = 100;

interface Row {
  readonly term: string;
  readonly text: string;
}

function paragraphs(text: string, columns: number): string {
  return text
    .split("\n")
    .map((line) => fillText(line, columns))
    .join("\n");
}

function operandRows(declaration: CommandDeclaration): readonly Row[] {
  return declaration.operands.map((operand) => {
    const count = operand.many ? (operand.min === 0 ? "any number" : "one or more") : "";
    const optional = operand.min === 0 && !operand.many ? "optional" : "";
    const noun = nounOf[operand.type];
    return {
      term: operandUsage(operand),
      text: [noun, count, optional].filter((part) => part !== "").join(", "),
    };
  });
}

function flagRows(declaration: CommandDeclaration): readonly Row[] {
  const { longs } = bindTable(declaration);
  const everyones = [jsonFlag, helpFlag].filter((flag) => longs.get(flag.long ?? "") === flag);
  const own = declaration.flagPlacement === "none" ? [] : declaration.flags;
  return [...own, ...(declaration.flagPlacement === "none" ? [helpFlag] : everyones)].map(
    (flag) => ({
      term: flagTerm(flag),
      text: flag.repeatable ? `${flag.summary} (repeatable)` : flag.summary,
    }),
  );
}

/** `-n, --lines <count>`; long names stand under each other whether or not there is a short one. */
function flagTerm(flag: FlagDeclaration): string {
  if (flag.short === numericShort) return `-<${flag.value?.name ?? "number"}>`;
  const short = flag.short === undefined ? undefined : dashed(flag.short);
  if (flag.long === undefined) return `${short ?? ""}${valueUsage(flag)}`;
  return `${short === undefined ? "    " : `${short}, `}--${flag.long}${valueUsage(flag)}`;
}

function dashed(short: string): string {
  return short.startsWith("+") ? short : `-${short}`;
}

/** Two columns; where the screen is too narrow for that, the text goes under its term. */
function rows(title: string, entries: readonly Row[], columns: number): string {
  if (entries.length === 0) return "";
  const widest = Math.max(
    ...entries.map(({ term }) => term.length).filter((length) => length <= columns / 2),
    0,
  );
  const column = widest + 4;
  const beside = columns - column >= 24;
  const lines = entries.map(({ term, text }) => {
    if (text === "") return `  ${term}`;
    if (!beside) return `  ${term}\n${fillText(text, columns, " ".repeat(10))}`;
    const indent = " ".repeat(column);
    if (term.length > widest) return `  ${term}\n${fillText(text, columns, indent)}`;
    return fillText(text, columns, `  ${term.padEnd(widest)}  `, indent);
  });
  return [`${title}:`, ...lines].join("\n");
}

/** Never broken into lines: they are there to be copied. */
function examples({ examples: shown }: CommandDeclaration): string {
  if (shown.length === 0) return "";
  const lines = shown.flatMap((example) => [
    ...indented(example.source, "  "),
    ...(example.shows === undefined ? [] : indented(example.shows, "      ")),
  ]);
  return ["Examples:", ...lines].join("\n");
}

function indented(text: string, indent: string): readonly string[] {
  return text
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => (line === "" ? "" : indent + line));
}

const nounOf: Readonly<Record<ArgumentType, string>> = {
  text: "text",
  integer: "whole number",
  number: "number",
  duration: "duration (30, 1.5s, 500ms, 2m, 1h)",
  path: "path",
  directory: "directory",
  variable: "name of a variable",
  command: "command",
  job: "job or process",
  signal: "signal",
  value: "value",
};
