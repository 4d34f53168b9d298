import type { Actor, Channel, HistoryId, SessionId } from "@aish/core";
import type { Connection, Query, Value } from "./connection.ts";
import { foundAsPart, likePatterns, toPartQuery } from "./search-words.ts";
import type { HistoryRow } from "./schema/history.ts";

export interface HistorySearch {
  /** Each must stand somewhere in the command. */
  readonly words: readonly string[];
  readonly sessionId?: SessionId | undefined;
  readonly cwd?: string | undefined;
  /** That directory and everything below it. */
  readonly under?: string | undefined;
  /** The command begins so, letter for letter. */
  readonly startsWith?: string | undefined;
  /** What ran there, or nobody knows where. */
  readonly host?: string | undefined;
  readonly channel?: Channel | undefined;
  /** Only what ended with a status other than 0, or by a signal. */
  readonly failedOnly?: boolean | undefined;
  readonly actor?: Actor | undefined;
  readonly limit: number;
  /** For the next page: the last id of this one. */
  readonly beforeId?: HistoryId | undefined;
}

/** One condition on the rows, and the index that finds them newest first. */
interface Filter {
  readonly index: string;
  readonly condition: string;
  readonly values: readonly Value[];
}

/**
 * Newest first over millions of rows, whatever is asked for. The rule is that what is rare leads:
 *
 *     a filter that few rows pass      → its index, newest first, and every word is looked for in the row
 *     words of three letters or more   → the trigram index, newest first, and the filters are looked at
 *     shorter words                    → the newest rows are read; if they do not fill the page, the rows
 *                                        whose trigrams begin with the word, if those are few
 *     anything else is common          → rows are read newest first, and the page is soon full
 *
 * SQLite is told which index leads (INDEXED BY, CROSS JOIN): it cannot know how common a word is.
 */
export function createHistorySearch(
  connection: Connection,
): (search: HistorySearch) => HistoryRow[] {
  const queries = new Map<string, Query<HistoryRow>>();
  const bounds = connection.query<{ last: number | null }>("SELECT max(id) AS last FROM history");
  let canReadTerms = false;

  function rows(from: string, conditions: readonly Filter[], limit: number): HistoryRow[] {
    const where = conditions.map(({ condition }) => condition).join(" AND ") || "TRUE";
    const order = from.startsWith("history_fts") ? "history_fts.rowid" : "history.id";
    const sql = `SELECT history.* FROM ${from} WHERE ${where} ORDER BY ${order} DESC LIMIT ?`;
    let query = queries.get(sql);
    if (query === undefined) {
      query = connection.query<HistoryRow>(sql);
      queries.set(sql, query);
    }
    return query.all(...conditions.flatMap(({ values }) => values), limit);
  }

  function isRare({ index, condition, values }: Filter): boolean {
    const sql = `SELECT count(*) AS rows FROM (SELECT 1 FROM history INDEXED BY ${index}
      WHERE ${condition} LIMIT ${reach + 1})`;
    return (connection.query<{ rows: number }>(sql).get(...values)?.rows ?? 0) <= reach;
  }

  /** Rows that contain a short word, by the trigrams that begin with it; too many are not worth it. */
  function beginningWith(word: string): Filter | undefined {
    if (!canReadTerms) {
      connection
        .query<never>(
          "CREATE VIRTUAL TABLE temp.history_terms USING fts5vocab(main, history_fts, instance)",
        )
        .run();
      canReadTerms = true;
    }
    const condition = "SELECT doc FROM temp.history_terms WHERE term >= ? AND term < ?";
    const values = [word.toLowerCase(), `${word.toLowerCase()}\u{10FFFF}`];
    const few = connection
      .query<{ rows: number }>(`SELECT count(*) AS rows FROM (${condition} LIMIT ${reach + 1})`)
      .get(...values);
    if (few === undefined || few.rows > reach) return undefined;
    return { index: "", condition: `history.id IN (${condition})`, values };
  }

  return (search) => {
    const words = search.words.filter((word) => word !== "");
    const contains = words.map(toFilter);
    const filters = filtersOf(search);
    const narrowing = [...narrowingOf(search), ...beforeOf(search)];
    const all = [...filters, ...narrowing, ...contains];

    const lead = filters.find(isRare);
    if (lead !== undefined) return rows(`history INDEXED BY ${lead.index}`, all, search.limit);

    const parts = [...words, search.startsWith ?? ""].filter(foundAsPart);
    if (parts.length > 0) {
      // The bound is on the index as well, or it would be read from the newest row on for every page.
      const edge = search.beforeId ?? Number.MAX_SAFE_INTEGER;
      const match = {
        index: "",
        condition: "history_fts MATCH ? AND history_fts.rowid < ?",
        values: [toPartQuery(parts), edge],
      };
      const others = words.filter((word) => !foundAsPart(word)).map(toFilter);
      return rows(
        "history_fts CROSS JOIN history ON history.id = history_fts.rowid",
        [match, ...filters, ...narrowing, ...others],
        search.limit,
      );
    }

    const inOrder = "history NOT INDEXED";
    if (words.length === 0) return rows(inOrder, all, search.limit);
    const edge = (search.beforeId ?? (bounds.get()?.last ?? 0) + 1) - reach;
    const recent = { index: "", condition: "history.id >= ?", values: [edge] };
    const page = rows(inOrder, [...all, recent], search.limit);
    if (page.length === search.limit || edge <= 1) return page;
    const older = { index: "", condition: "history.id < ?", values: [edge] };
    const found = words.map(beginningWith).find((filter) => filter !== undefined);
    const rest = [...all, older, ...(found === undefined ? [] : [found])];
    return [...page, ...rows(found ? "history" : inOrder, rest, search.limit - page.length)];
  };
}

/** How many rows are read, or looked up one by one, before an index is asked instead. */
const reach = 5000;

function filtersOf({
  sessionId,
  cwd,
  under,
  startsWith,
  channel,
  failedOnly,
  actor,
}: HistorySearch): Filter[] {
  const filters: Filter[] = [];
  if (sessionId !== undefined) {
    const condition = "history.session_id = ?";
    filters.push({ index: "history_by_session", condition, values: [sessionId] });
  }
  if (cwd !== undefined) {
    filters.push({ index: "history_by_cwd", condition: "history.cwd = ?", values: [cwd] });
  }
  if (under !== undefined && under !== "/") filters.push(filterUnder(under));
  if (startsWith !== undefined && startsWith !== "") filters.push(filterStart(startsWith));
  if (channel !== undefined && channel !== "sh") {
    const condition = "history.channel = ? AND history.channel <> 'sh'";
    filters.push({ index: "history_by_channel", condition, values: [channel] });
  }
  if (failedOnly === true) {
    const condition = "(exit_code <> 0 OR signal IS NOT NULL)";
    filters.push({ index: "history_failed", condition, values: [] });
  }
  if (actor !== undefined) {
    filters.push({ index: "history_by_actor", condition: "history.actor = ?", values: [actor] });
  }
  return filters;
}

function filterUnder(directory: string): Filter {
  const root = directory.replace(/\/+$/, "");
  // "0" follows "/": between the two is everything below, and some neighbours that the rest leaves out.
  const condition =
    "history.cwd >= ? AND history.cwd < ? AND (history.cwd = ? OR substr(history.cwd, 1, ?) = ?)";
  const values = [root, `${root}0`, root, lengthOf(root) + 1, `${root}/`];
  return { index: "history_by_cwd", condition, values };
}

function filterStart(start: string): Filter {
  const indexed = Array.from(start).slice(0, indexedStart).join("");
  const range =
    lengthOf(start) < indexedStart
      ? "substr(history.command, 1, 12) >= ? AND substr(history.command, 1, 12) < ?"
      : "substr(history.command, 1, 12) = ?";
  const bounds = lengthOf(start) < indexedStart ? [indexed, `${indexed}\u{10FFFF}`] : [indexed];
  return {
    index: "history_by_start",
    condition: `${range} AND substr(history.command, 1, ?) = ?`,
    values: [...bounds, lengthOf(start), start],
  };
}

/** As many characters of a command as `history_by_start` holds. */
const indexedStart = 12;

/** In characters, as SQLite counts them. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** What no index leads to: few rows are left out by it, or it is asked for with others. */
function narrowingOf({ host, channel }: HistorySearch): Filter[] {
  const filters: Filter[] = [];
  if (host !== undefined) {
    const condition = "(history.host = ? OR history.host IS NULL)";
    filters.push({ index: "", condition, values: [host] });
  }
  if (channel === "sh") {
    filters.push({ index: "", condition: "history.channel = 'sh'", values: [] });
  }
  return filters;
}

function beforeOf({ beforeId }: HistorySearch): Filter[] {
  if (beforeId === undefined) return [];
  return [{ index: "", condition: "history.id < ?", values: [beforeId] }];
}

function toFilter(word: string): Filter {
  const values = likePatterns(word);
  const condition = values.map(() => String.raw`history.command LIKE ? ESCAPE '\'`).join(" OR ");
  return { index: "", condition: `(${condition})`, values };
}
