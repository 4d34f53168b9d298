import { AishError, type TurnId } from "@aish/core";
import type { Ledger, Message, Model, ReplyEnd, Screen } from "./ports.ts";
import type { RunStep } from "./step.ts";

export interface HeardReply {
  /** What the model wants run, in its order. */
  readonly steps: readonly RunStep[];
  readonly end: ReplyEnd;
  /** The row that was begun when something arrived. */
  readonly turnId: TurnId | undefined;
}

/**
 * Lets the person read the reply as it comes, keeps what has arrived, and collects what it wants
 * run. Throws an `AishError` if nothing arrived, `BROKER_INCOMPLETE` if no end did.
 */
export async function hearReply(
  sent: readonly Message[],
  { model, screen, ledger }: { model: Model; screen: Screen; ledger: Ledger },
  signal: AbortSignal,
): Promise<HeardReply> {
  const steps: RunStep[] = [];
  let text = "";
  let turnId: TurnId | undefined;
  function arrived(more: string): void {
    if (more === "") return;
    if (text === "") turnId = ledger.begin(model.name);
    text += more;
    if (turnId !== undefined) ledger.arrived(turnId, text);
  }

  screen.asking(model.name);
  try {
    for await (const event of model.reply(sent, signal)) {
      switch (event.kind) {
        case "say":
          screen.say(event.text);
          arrived(event.text);
          break;
        case "think":
          screen.think(event.text);
          break;
        case "waiting":
          screen.waiting(event.why);
          break;
        case "reading":
          screen.reading(event.read, event.total);
          break;
        case "run":
          steps.push({ command: event.command, background: event.background });
          arrived(`\nCMD${event.background ? "&" : ""}: ${event.command}\n`);
          break;
        case "end":
          screen.replyEnded(event, model);
          return { steps, end: event, turnId };
        default:
          event satisfies never;
      }
    }
  } catch (error) {
    // What was said cannot be taken back: to ask again would be to say it twice.
    if (!(error instanceof AishError) || text === "") throw error;
    throw new AishError("BROKER_INCOMPLETE", error.message, { cause: error });
  }
  throw new Error("a reply ended without its end event");
}
