import type { ConsentRequest, ReplyEnd, Screen, TurnEnd } from "@aish/session";
import { shownCommand } from "../conversation/shown-command.ts";
import { printableText } from "../listings/columns.ts";

/** The answer on stdout and all else on stderr, as scripts expect it. */
export class AnswerOutput implements Screen {
  readonly #json: boolean;
  readonly #replies: ReplyEnd[] = [];
  #open = false;
  /** Of the last write: whether the reader was still there. */
  #taken: Promise<boolean> = Promise.resolve(true);

  constructor(json: boolean) {
    this.#json = json;
  }

  say(text: string): void {
    if (this.#json || text === "") return;
    // Also in a pipe: most of them end at a terminal. With --json it is to the byte.
    this.#write(printableText(text));
    this.#open = !text.endsWith("\n");
  }

  replyEnded(end: ReplyEnd): void {
    this.#replies.push(end);
    if (this.#open) this.say("\n");
  }

  waiting(why: string): void {
    this.note(why);
  }

  note(text: string): void {
    process.stderr.write(`aish: ${printableText(text)}\n`);
  }

  allowed({ command }: ConsentRequest): void {
    this.note(`running ${shownCommand(command)}`);
  }

  asking(): void {}
  think(): void {}
  reading(): void {}

  /** When all is written; false if the reader went before that. */
  async ended(end: TurnEnd, sessionId: string): Promise<boolean> {
    if (this.#json) this.#write(`${JSON.stringify(this.#result(end, sessionId))}\n`);
    return this.#taken;
  }

  #write(text: string): void {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    process.stdout.write(text, (error) => resolve(error === undefined || error === null));
    this.#taken = promise;
  }

  /** The whole turn: what each of its replies took, together. */
  #result(end: TurnEnd, sessionId: string): object {
    const replies = this.#replies;
    const usages = replies.map(({ usage }) => usage);
    const costs = usages.flatMap(({ cost }) => cost ?? []);
    const durations = replies.map(({ durationMs }) => durationMs);
    return {
      session_id: sessionId,
      answer: end.answer,
      ended: end.kind,
      model: replies.at(-1)?.model ?? end.model.name,
      prompt_tokens: sum(usages.map(({ promptTokens }) => promptTokens)) ?? null,
      completion_tokens: sum(usages.map(({ completionTokens }) => completionTokens)) ?? null,
      tokens_estimated: usages.length === 0 ? null : usages.some(({ estimated }) => estimated),
      cost: sum(costs) ?? null,
      duration_ms: Math.round(sum(durations) ?? 0),
    };
  }
}

function sum(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((total, number) => total + number, 0);
}
