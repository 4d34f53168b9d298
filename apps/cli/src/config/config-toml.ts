import { configProblem } from "./config-problem.ts";

/** A table of a TOML document. */
export type TomlTable = Readonly<Record<string, unknown>>;

/** Throws CONFIG_INVALID with the line where the document stops being TOML. */
export function parseToml(text: string, path: string): TomlTable {
  const whole = text.endsWith("\n") ? text : `${text}\n`;
  const parsed = tryParse(whole);
  if (parsed.ok) return parsed.table;
  const line = brokenLine(whole, parsed.complaint);
  throw configProblem({ path, line }, `not valid TOML: ${parsed.complaint}`);
}

export function isTable(value: unknown): value is TomlTable {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.getPrototypeOf(value) === Object.prototype; // dates are objects, too
}

type Parsed =
  | { readonly ok: true; readonly table: TomlTable }
  | { readonly ok: false; readonly complaint: string };

function tryParse(text: string): Parsed {
  try {
    const table: unknown = Bun.TOML.parse(text);
    return { ok: true, table: isTable(table) ? table : {} };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, complaint: readable(error.message) };
  }
}

const mostTries = 2000;

/**
 * Bun's parser says what is wrong, not where. From the broken line on, every longer beginning of the
 * document fails in the same way, so the first of these beginnings ends with that line. Looking from
 * the end keeps an earlier list, which is unfinished halfway through, from being taken for it.
 */
function brokenLine(text: string, complaint: string): number | undefined {
  const lines = text.split("\n").slice(0, -1);
  for (let count = lines.length - 1; count >= 0; count--) {
    if (lines.length - count > mostTries) return undefined;
    const beginning = tryParse(
      lines
        .slice(0, count)
        .map((line) => `${line}\n`)
        .join(""),
    );
    if (beginning.ok || beginning.complaint !== complaint) return count + 1;
  }
  return 1;
}

function readable(message: string): string {
  const text = message
    .replace(/^TOML Parse error: /, "")
    .replaceAll(/\(0x0[AaDd]\)/g, "the end of the line");
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
