import { mayBecomeSpecial } from "./line-marks.ts";
import { createReplyLines } from "./reply-lines.ts";
import { createThoughtSplitter } from "./split-thought.ts";

/** A piece of a model's reply, in the order the model wrote it. */
export type ReplyPart =
  | { readonly kind: "say"; readonly text: string }
  | { readonly kind: "think"; readonly text: string }
  | { readonly kind: "run"; readonly command: string; readonly background: boolean };

/** Fed with text cut anywhere; prose comes out as it arrives, a command when it is whole. */
export interface ReplyParser {
  push(text: string): readonly ReplyPart[];
  /** `cut`: the reply broke off in the middle, so its last command may be half of one. */
  end(options?: { readonly cut?: boolean }): readonly ReplyPart[];
  /** All that was written but the thought. */
  readonly written: string;
  /** The marks that would close the fence in which the reply is. */
  readonly openFence: string | undefined;
  /** Tool calls that the model printed instead of making. */
  readonly recovered: number;
}

export interface ReplyParserOptions {
  /** A printed `<tool_call>` is one. */
  readonly toolCalls?: boolean;
}

export function createReplyParser({ toolCalls = false }: ReplyParserOptions = {}): ReplyParser {
  let parts: ReplyPart[] = [];
  const thought = createThoughtSplitter();
  let written = "";
  /** What has arrived and is not decided: at most the line that is being written. */
  let rest = "";
  /** The beginning of this line has been said already. */
  let saidSome = false;
  /** White space that is said only if more prose follows it. */
  let blanks = "";
  const lines = createReplyLines(
    {
      say,
      run(command, background) {
        blanks = "";
        parts.push({ kind: "run", command, background });
      },
    },
    toolCalls,
  );

  function say(text: string): void {
    const said = text.trimEnd();
    if (said === "") {
      blanks += text;
      return;
    }
    add("say", blanks + said);
    blanks = text.slice(said.length);
  }

  function add(kind: "say" | "think", text: string): void {
    if (text === "") return;
    const last = parts.at(-1);
    if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text };
    else parts.push({ kind, text });
  }

  function take(text: string): void {
    written += text;
    rest += text;
    for (let at = rest.indexOf("\n"); at !== -1; at = rest.indexOf("\n")) {
      const line = rest.slice(0, at);
      rest = rest.slice(at + 1);
      lines.take(line, saidSome);
      saidSome = false;
    }
    if (rest === "" || !lines.inProse || rest.endsWith("\r")) return; // half a line's end, perhaps
    if (!saidSome && mayBecomeSpecial(rest, toolCalls)) return;
    saidSome = true;
    say(rest);
    rest = "";
  }

  function feed({
    thought: thinks,
    text,
  }: {
    readonly thought: string;
    readonly text: string;
  }): void {
    add("think", thinks);
    if (text !== "") take(text);
  }

  return {
    push(text) {
      parts = [];
      feed(thought.push(text));
      return parts;
    },
    end({ cut = false } = {}) {
      parts = [];
      feed(thought.end());
      lines.end(rest, saidSome, cut);
      rest = "";
      return parts;
    },
    get written() {
      return written;
    },
    get openFence() {
      return lines.fence;
    },
    get recovered() {
      return lines.recovered;
    },
  };
}
