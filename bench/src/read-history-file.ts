import { Database } from "bun:sqlite";
import type { TypedLine } from "./simulated-person.ts";

/** Oldest first. What a file does not say, as bash's says no directory, is the same for all its lines. */
export async function readHistoryFile(path: string): Promise<readonly TypedLine[]> {
  const bytes = new Uint8Array(await Bun.file(path).slice(0, 16).arrayBuffer());
  if (new TextDecoder().decode(bytes).startsWith("SQLite format 3")) return readDatabase(path);
  const text = await Bun.file(path).text();
  return /^: \d+:\d+;/m.test(text) ? parseZsh(text) : parseBash(text);
}

function readDatabase(path: string): readonly TypedLine[] {
  const db = new Database(path, { readonly: true });
  try {
    return db
      .query<TypedLine, []>(
        `SELECT command, cwd, coalesce(exit_code, 0) AS exitCode, coalesce(session_id, '') AS session,
          CAST((julianday(started_at) - 2440587.5) * 86400000 AS INTEGER) AS at
        FROM history WHERE actor = 'user' ORDER BY id`,
      )
      .all();
  } finally {
    db.close();
  }
}

/** `: 1700000000:0;command`, where a command's further lines follow a backslash. */
function parseZsh(text: string): readonly TypedLine[] {
  const entries = text
    .replaceAll("\\\n", "\n")
    .matchAll(/^: (\d+):\d+;((?:.|\n(?!: \d+:\d+;))*)/gm);
  return Array.from(entries, ([, seconds = "0", command = ""]) =>
    toLine(command.trimEnd(), 1000 * Number(seconds)),
  );
}

/** One command a line, each perhaps behind a line `#1700000000`. */
function parseBash(text: string): readonly TypedLine[] {
  const lines: TypedLine[] = [];
  let at = 0;
  for (const line of text.split("\n")) {
    const time = /^#(\d{9,})$/.exec(line)?.[1];
    if (time !== undefined) at = 1000 * Number(time);
    else if (line.trim() !== "") lines.push(toLine(line, at === 0 ? 1000 * lines.length : at));
  }
  return lines;
}

function toLine(command: string, at: number): TypedLine {
  return { command, cwd: "", exitCode: 0, at, session: "" };
}
