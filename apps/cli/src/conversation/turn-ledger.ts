import type { TurnId } from "@aish/core";
import type { Ledger, NewTurn } from "@aish/session";
import type { PromptSession, SessionTurn } from "../prompt/prompt-session.ts";
import { keepRequest } from "./sent-request.ts";

const writeEveryMs = 250;

/**
 * The turns of a session in its database. A reply is written while it arrives, a few times a second,
 * so that a crash loses next to nothing of it.
 */
export function turnLedger(session: PromptSession, sent: (request: string) => void): Ledger {
  let written = 0;
  let pending: Timer | undefined;

  function writeNow(id: TurnId, content: string): void {
    written = Date.now();
    session.updateTurn(id, { content });
  }

  function changesOf(turn: NewTurn, name: string): SessionTurn {
    const { role, content, status, summaryUntil } = turn;
    if (turn.written === undefined) return { role, content, status, summaryUntil };
    const { model, end } = turn.written;
    sent(end.request);
    return {
      role,
      content,
      status,
      summaryUntil,
      model,
      durationMs: Math.round(end.durationMs),
      promptTokens: end.usage.promptTokens,
      completionTokens: end.usage.completionTokens,
      tokensEstimated: end.usage.estimated,
      cost: end.usage.cost,
      reasoning: end.reasoning === "" ? undefined : end.reasoning,
      firstTokenMs: end.timings.firstTokenMs,
      tokensPerSecond: end.timings.tokensPerSecond,
      cachedTokens: end.timings.cachedTokens,
      ...(session.isStored ? keepRequest(session.directory, name, end.request) : {}),
    };
  }

  return {
    add: (turn) => session.addTurn(changesOf(turn, crypto.randomUUID())),
    begin(model) {
      written = 0;
      return session.beginTurn({ role: "assistant", content: "", status: "interrupted", model });
    },
    arrived(id, content) {
      clearTimeout(pending);
      const wait = written + writeEveryMs - Date.now();
      if (wait <= 0) writeNow(id, content);
      else pending = setTimeout(() => writeNow(id, content), wait);
    },
    finish(id, turn) {
      clearTimeout(pending);
      session.finishTurn(id, changesOf(turn, String(id)));
    },
  };
}
