import { buildMessages, tooLong, type BuiltRequest, type Conversation } from "./build-messages.ts";
import { budgetOf } from "./budget.ts";
import type { Ledger, Model, NewTurn, Screen, Turn } from "./ports.ts";
import { summarise } from "./summarise.ts";

export interface RequestParts {
  readonly model: Model;
  readonly screen: Screen;
  readonly ledger: Ledger;
  readonly tag: string;
}

/** What is sent, and the past as it is from now on: a summary may stand for its beginning. */
export interface PreparedRequest extends BuiltRequest {
  readonly past: readonly Turn[];
}

/**
 * A request that fits the model: what does not fit is summarised by the model first, and the server
 * counts it where it can. Throws `BROKER_OVERFLOW` if the question alone is too long.
 */
export async function prepareRequest(
  conversation: Conversation,
  parts: RequestParts,
  signal: AbortSignal,
): Promise<PreparedRequest> {
  const { model } = parts;
  const limit = budgetOf(model);
  let budget = limit;
  const [newest] = conversation.past;
  let past: readonly Turn[] = conversation.past.filter(
    (turn) => turn.role !== "summary" || turn === newest,
  );
  for (let round = 1; ; round += 1) {
    let built = buildMessages({ ...conversation, past }, model, budget);
    // The summary itself takes room, so that one more turn may have to go into it.
    for (let again = 0; again < 3 && built.leftOut.length > 0 && !signal.aborted; again += 1) {
      past = await withSummary(past, built.leftOut, parts, signal);
      built = buildMessages({ ...conversation, past }, model, budget);
    }
    const near = built.tokens > limit / 2;
    const counted = near ? await model.measure(built.messages, signal) : undefined;
    if (counted === undefined || counted <= limit) return { ...built, past };
    if (round === 5) throw tooLong(counted, limit, model);
    // What was built, not what it was allowed: it may be shorter than that already.
    budget = Math.floor(((built.tokens * limit) / counted) * 0.97);
  }
}

async function withSummary(
  past: readonly Turn[],
  leftOut: readonly Turn[],
  { model, screen, ledger, tag }: RequestParts,
  signal: AbortSignal,
): Promise<readonly Turn[]> {
  screen.waiting("summarising what went before");
  const earlier = past.slice(0, 1).filter(({ role }) => role === "summary");
  const { content, end } = await summarise([...earlier, ...leftOut], model, tag, signal);
  const turn: NewTurn = {
    role: "summary",
    content,
    status: "complete",
    written: end === undefined ? undefined : { model: model.name, end },
    summaryUntil: leftOut.at(-1)?.id,
  };
  const stored =
    end === undefined || turn.summaryUntil === undefined ? undefined : ledger.add(turn);
  const rest = past.slice(earlier.length + leftOut.length);
  return [{ id: stored, role: "summary", content, status: "complete" }, ...rest];
}
