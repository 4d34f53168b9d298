import type { EndedJob } from "@aish/core";
import { jobNotice } from "@aish/session";
import { noticeLine } from "./notice-line.ts";
import type { PromptShell } from "./prompt-shell.ts";

/**
 * The jobs of the session that were seen to end and that nobody was told of, now shown to the person.
 * Each comes once, ever: the caller stores the turn that tells the model.
 */
export function claimEnded(shell: PromptShell, heading = ""): readonly EndedJob[] {
  const { session, paint } = shell;
  session.records.attempt(() => session.jobs.reconcile(), []);
  const ended = session.records.attempt(
    ({ jobs }) => jobs.claimNotices(session.id, new Date()),
    [],
  );
  if (ended.length > 0) {
    shell.print(heading + ended.map((job) => noticeLine(job, paint)).join(""));
    for (const { id, status, command, startedAt, endedAt } of ended) {
      const tookMs = (endedAt ?? startedAt).getTime() - startedAt.getTime();
      shell.notices.ended(command, `job ${id} ${status}`, tookMs);
    }
  }
  return ended;
}

/** Claims and stores, so that the model is told with the next question, also after a resume. */
export function tellEnded(shell: PromptShell, heading = ""): void {
  for (const job of claimEnded(shell, heading)) {
    shell.session.addTurn({ role: "job", content: jobNotice(job) });
  }
}
