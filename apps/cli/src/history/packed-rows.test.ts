import { expect, test } from "bun:test";
import { historyId, sessionId } from "@aish/core";
import type { RecentCommand } from "@aish/store";
import { LineTable } from "./line-table.ts";
import { PackedRows } from "./packed-rows.ts";

function row(id: number, rest: Partial<RecentCommand> = {}): RecentCommand {
  return {
    id: historyId(id),
    sessionId: sessionId(`s${id % 7}`),
    actor: id % 2 === 0 ? "user" : "model",
    channel: "sh",
    command: `echo ${id % 50}`,
    cwd: `/work/${id % 3}`,
    exitCode: 0,
    signal: undefined,
    at: 1_700_000_000_000 + id,
    durationMs: id * 1.5,
    host: "here",
    ...rest,
  };
}

test("a row comes back as it was put in, however many there are", () => {
  const table = new LineTable();
  const rows = new PackedRows(table);
  const all = Array.from({ length: 5000 }, (_, id) => row(id + 1));
  for (const one of all) rows.push(one);
  expect(rows.count).toBe(all.length);
  let at = 0;
  for (const seen of rows.forwards()) {
    const { id, command, line, cwd, actor, sessionId: session, exitCode, durationMs, host } = seen;
    const { channel: _, signal, at: startedAt, ...wanted } = all[at++] ?? row(0);
    const shown = { id, command, cwd, actor, sessionId: session, exitCode, durationMs, host };
    expect(shown).toEqual(wanted);
    expect([seen.signal, seen.at]).toEqual([signal, startedAt]);
    expect(line).toBe(table.lineOf(command));
  }
  expect(Array.from(rows.backwards(), ({ id }) => Number(id)).slice(0, 2)).toEqual([5000, 4999]);
});

test("what is not known of a row stays unknown", () => {
  const rows = new PackedRows(new LineTable());
  const nothing = {
    sessionId: undefined,
    exitCode: undefined,
    durationMs: undefined,
    host: undefined,
  };
  rows.push(row(1, nothing));
  const seen = Array.from(
    rows.forwards(),
    ({ sessionId: session, exitCode, durationMs, host }) => ({
      sessionId: session,
      exitCode,
      durationMs,
      host,
    }),
  );
  expect(seen).toEqual([nothing]);
});
