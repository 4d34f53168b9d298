import { plainText, readLogTail } from "@aish/executor";
import { lostCommandReport } from "@aish/session";
import type { SessionRecord } from "@aish/store";
import { ago, printable } from "../listings/columns.ts";
import { lastReply } from "./last-reply.ts";
import type { PromptSession } from "./prompt-session.ts";
import type { PromptShell } from "./prompt-shell.ts";
import { outputPath } from "./run-line.ts";

const tailBytes = 4000;
/** Turns: more than a reply has commands. */
const newest = 60;

/**
 * What the last reply still wanted run when aish was gone: the model is told that it was not, so that
 * it does not wait for it.
 */
async function tellNotRun(session: PromptSession, record: SessionRecord): Promise<void> {
  const turns = session.records.attempt((store) => store.turns.last(session.id, newest), []);
  const last = await lastReply(turns, record);
  for (const command of last?.untold ?? []) {
    const line = command.trim().replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ");
    session.addTurn({ role: "note", content: `[not run: aish ended before it] ${line}` });
  }
}

/**
 * Commands of the session that an aish began and did not live to see the end of. How they ended is
 * not known, and person and model are told just that, once.
 */
export async function tellUnfinished(record: SessionRecord, shell: PromptShell): Promise<void> {
  const { session, paint, print } = shell;
  if (session.isOpenElsewhere()) return; // that one may be running them right now
  const now = new Date();
  const unfinished = session.records.attempt(
    ({ history }) => history.unfinished(session.id, now),
    [],
  );
  for (const { id, command, cwd, startedAt, actor } of unfinished) {
    const path = outputPath(session, id);
    const log = readLogTail(path, { bytes: tailBytes });
    const size = log.kind === "text" ? log.size : 0;
    const excerpt = log.kind === "text" ? plainText(Buffer.from(log.text)) : "";
    const by = actor === "model" ? "you" : "the person";
    const content = lostCommandReport({ id, command, cwd, excerpt, by }, session.tag);
    const turnId = session.addTurn({ role: "command", content, status: "interrupted" });
    session.records.attempt(
      ({ history }) =>
        history.interrupted(id, {
          now,
          turnId,
          ...(size === 0 ? {} : { outputBytes: size, outputPath: path, outputExcerpt: excerpt }),
        }),
      false,
    );
    const when = `started ${ago(startedAt, now)}`;
    print(`${paint.yellow("interrupted:")} ${printable(command)} ${paint.dim(`(${when})`)}\n`);
  }
  await tellNotRun(session, record);
}
