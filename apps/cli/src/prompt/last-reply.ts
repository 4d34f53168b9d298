import type { SessionRecord, TurnRecord } from "@aish/store";

export interface LastReply {
  readonly reply: TurnRecord;
  /** What came of the commands that it wanted run, in their order. */
  readonly results: readonly TurnRecord[];
  /** Those of its commands that nobody was told anything of. */
  readonly untold: readonly string[];
}

/** The last reply among the newest turns of a session, with what is known of its commands. */
export async function lastReply(
  turns: readonly TurnRecord[],
  { forkedAt = 0 }: Pick<SessionRecord, "forkedAt">,
): Promise<LastReply | undefined> {
  const at = turns.findLastIndex(({ role }) => role === "assistant");
  const reply = turns[at];
  if (reply === undefined) return undefined;
  const behind = turns.slice(at + 1);
  const steps = await stepsOf(reply);
  const results = behind.filter(isResult).slice(0, steps.length);
  // Of a copy that ends before the results nothing follows: in the other session they are there. And
  // whoever asked again since was told before that.
  const isOver = reply.seq <= forkedAt || behind.some(({ role }) => role === "user");
  return { reply, results, untold: isOver ? [] : steps.slice(results.length) };
}

/** Nothing that was only half there was ever begun. */
async function stepsOf({ content, status }: TurnRecord): Promise<readonly string[]> {
  if (status !== "complete") return [];
  const { createReplyParser } = await import("@aish/broker");
  const parser = createReplyParser();
  return [...parser.push(content), ...parser.end()].flatMap((part) =>
    part.kind === "run" ? [part.command] : [],
  );
}

function isResult({ role, content }: TurnRecord): boolean {
  if (role === "command") return !/^\[command(?: \d+)? run by the person:/.test(content);
  return role === "note" || role === "job";
}
