import type { ConsentRequest, Model, ReplyEnd, Screen } from "@aish/session";
import {
  createMarkdownStream,
  createThoughtStream,
  replyStatus,
  type MarkdownStream,
  type ReplyFacts,
  type ThoughtStream,
} from "@aish/terminal";
import type { Rule } from "@aish/policy";
import { printableText } from "../listings/columns.ts";
import type { Paint } from "../paint.ts";
import { shownCommand } from "./shown-command.ts";
import { Spinner } from "./spinner.ts";

export interface ReplyScreenOptions {
  readonly write: (text: string) => void;
  readonly columns: () => number;
  readonly paint: Paint;
  readonly style: "ansi" | "plain";
  /** False where a line cannot be wiped out again. */
  readonly spinner: boolean;
  readonly utf8: boolean;
  /** Told after each reply which share of the context it took. */
  readonly used?: (share: number) => void;
}

const thoughtLines = 6;

/** Draws a turn of the model on the person's terminal while it happens. */
export class ReplyScreen implements Screen {
  readonly #options: ReplyScreenOptions;
  readonly #spinner: Spinner;
  #thoughts: ThoughtStream | undefined;
  #prose: MarkdownStream | undefined;
  #facts: ReplyFacts | undefined;

  constructor(options: ReplyScreenOptions) {
    this.#options = options;
    const { write, columns, utf8, paint } = options;
    this.#spinner = new Spinner({ write, columns, utf8, dim: paint.dim });
  }

  asking(model: string): void {
    this.#wait({ kind: "waiting", why: model });
  }

  waiting(why: string): void {
    this.#wait({ kind: "waiting", why });
  }

  reading(read: number, total: number): void {
    this.#wait({ kind: "reading", read, total });
  }

  think(text: string): void {
    const { columns, style, write, spinner } = this.#options;
    if (this.#thoughts?.isFull === true) {
      if (spinner) this.#spinner.show({ kind: "thinking" });
      return;
    }
    this.#spinner.hide();
    this.#thoughts ??= createThoughtStream({ columns, style, lines: thoughtLines });
    write(this.#thoughts.write(text));
  }

  say(text: string): void {
    this.#spinner.hide();
    this.#endThoughts();
    const { columns, style, write } = this.#options;
    this.#prose ??= createMarkdownStream({ columns, style, links: style === "ansi" });
    write(this.#prose.write(text));
  }

  replyEnded(end: ReplyEnd, { context }: Pick<Model, "name" | "context">): void {
    this.settle();
    const { usage, timings, durationMs } = end;
    const before = this.#facts;
    this.#options.used?.((usage.promptTokens + usage.completionTokens) / context);
    const cost =
      usage.cost === undefined && before?.cost === undefined
        ? undefined
        : (usage.cost ?? 0) + (before?.cost ?? 0);
    this.#facts = {
      promptTokens: usage.promptTokens,
      completionTokens: usage.completionTokens + (before?.completionTokens ?? 0),
      estimated: usage.estimated || before?.estimated === true,
      tokensPerSecond: timings.tokensPerSecond,
      context,
      cachedTokens: timings.cachedTokens,
      cost,
      durationMs: durationMs + (before?.durationMs ?? 0),
    };
  }

  allowed({ command }: ConsentRequest, rule: Rule): void {
    this.settle();
    const { paint, write } = this.#options;
    const words = `${rule.words.join(" ")}${rule.match === "prefix" ? " …" : ""}`;
    write(`${paint.cyan("▌")} ${paint.bold(shownCommand(command))}\n`);
    write(`${paint.dim(`  allowed by your rule: ${shownCommand(words)}`)}\n`);
  }

  note(text: string): void {
    this.settle();
    const { paint, write, columns } = this.#options;
    const wrapped = Bun.wrapAnsi(printableText(text), columns(), { hard: true, trim: false });
    write(`${paint.dim(wrapped)}\n`);
  }

  /** Ends what is open, so that something else may be written. */
  settle(): void {
    this.#spinner.hide();
    this.#endThoughts();
    if (this.#prose !== undefined) this.#options.write(this.#prose.end());
    this.#prose = undefined;
  }

  /** What the whole turn took, in one line, once. */
  turnEnded(): void {
    this.settle();
    const facts = this.#facts;
    this.#facts = undefined;
    if (facts === undefined) return;
    const { paint, write, columns } = this.#options;
    write(`${paint.dim(replyStatus(facts, columns()))}\n`);
  }

  #wait(phase: Parameters<Spinner["show"]>[0]): void {
    if (!this.#options.spinner) return;
    this.settle();
    this.#spinner.show(phase);
  }

  #endThoughts(): void {
    if (this.#thoughts !== undefined) this.#options.write(this.#thoughts.end());
    this.#thoughts = undefined;
  }
}
