import { scanCommand, type OpenConstruct } from "@aish/core";

/** A piece of a model's reply, in the order the model wrote it. */
export type ReplyPart =
  | { readonly kind: "say"; readonly text: string }
  | { readonly kind: "think"; readonly text: string }
  | { readonly kind: "run"; readonly command: string; readonly background: boolean };

/** Fed with text cut anywhere; prose comes out as it arrives, a command when it is whole. */
export interface ReplyParser {
  push(text: string): readonly ReplyPart[];
  end(): readonly ReplyPart[];
}

const marker = /^CMD(?<background>&)?:(?<rest>.*)$/s;
const fence = /^ {0,3}(?<bar>`{3,}(?=[^`]*$)|~{3,})/;

type State =
  | { readonly kind: "prose" }
  | { readonly kind: "prosaicFence"; readonly bar: string }
  /** A command whose quote or here-document is still open. */
  | {
      readonly kind: "command";
      readonly background: boolean;
      /** Grows in place: a here-document can be long. */
      readonly lines: string[];
      readonly open: OpenConstruct;
      readonly closingLine: string | undefined;
    }
  /** After a marker with nothing behind it. */
  | { readonly kind: "bare"; readonly background: boolean; readonly lines: readonly string[] }
  | {
      readonly kind: "commandFence";
      readonly background: boolean;
      readonly bar: string;
      readonly lines: readonly string[];
    };

const prose: State = { kind: "prose" };

export function createReplyParser(): ReplyParser {
  let parts: ReplyPart[] = [];
  let phase: "start" | "think" | "gap" | "body" = "start";
  let state: State = prose;
  /** What has arrived and is not decided: at most the line that is being written. */
  let rest = "";
  /** The beginning of this line has been said already. */
  let saidSome = false;
  /** White space that is said only if more prose follows it. */
  let blanks = "";

  function say(text: string): void {
    const whole = blanks + text;
    const said = whole.trimEnd();
    blanks = whole.slice(said.length);
    add("say", said);
  }

  function add(kind: "say" | "think", text: string): void {
    if (text === "") return;
    const last = parts.at(-1);
    if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text };
    else parts.push({ kind, text });
  }

  function run(command: string, background: boolean): void {
    blanks = "";
    parts.push({ kind: "run", command: withoutBackticks(command.trim()), background });
    state = prose;
  }

  function takeStart(): void {
    const text = rest.trimStart();
    if (text === "" || (phase === "start" && "<think>".startsWith(text))) return;
    if (phase === "start" && text.startsWith("<think>")) {
      phase = "think";
      rest = text.slice("<think>".length);
    } else {
      phase = "body";
      rest = rest.replace(/^\s*\n/, ""); // empty lines go, the indentation of the first stays
    }
  }

  function takeThought(): void {
    const end = rest.indexOf("</think>");
    if (end !== -1) {
      add("think", rest.slice(0, end));
      rest = rest.slice(end + "</think>".length);
      phase = "gap";
      return;
    }
    const held = lengthOfPossibleTag(rest, "</think>");
    add("think", rest.slice(0, rest.length - held));
    rest = rest.slice(rest.length - held);
  }

  function takeLines(): void {
    for (let at = rest.indexOf("\n"); at !== -1; at = rest.indexOf("\n")) {
      const line = rest.slice(0, at);
      rest = rest.slice(at + 1);
      takeLine(line);
      saidSome = false;
    }
    const inProse = state.kind === "prose" || state.kind === "prosaicFence";
    if (!inProse || (!saidSome && mayBecomeSpecial(rest))) return;
    if (rest !== "") saidSome = true;
    say(rest);
    rest = "";
  }

  /** A whole line without its end; in prose its beginning may have been said. */
  function takeLine(raw: string): void {
    const line = raw.replace(/\r$/, "");
    switch (state.kind) {
      case "prose": {
        const found = saidSome ? undefined : marker.exec(line)?.groups;
        if (found !== undefined) {
          return takeMarker(found["rest"] ?? "", found["background"] !== undefined);
        }
        const bar = saidSome ? undefined : fence.exec(line)?.groups?.["bar"];
        if (bar !== undefined) state = { kind: "prosaicFence", bar };
        return say(`${line}\n`);
      }
      case "prosaicFence":
        if (!saidSome && closes(line, state.bar)) state = prose;
        return say(`${line}\n`);
      case "command":
        return takeContinuation(line, state);
      case "bare": {
        const bar = fence.exec(line)?.groups?.["bar"];
        const { background, lines } = state;
        if (bar !== undefined) state = { kind: "commandFence", background, bar, lines: [] };
        else if (line.trim() === "") state = { ...state, lines: [...lines, line] };
        else replay([...lines, line]);
        return;
      }
      case "commandFence":
        if (closes(line, state.bar)) run(state.lines.join("\n"), state.background);
        else state = { ...state, lines: [...state.lines, line] };
        return;
      default:
        state satisfies never;
    }
  }

  function takeMarker(command: string, background: boolean): void {
    if (command.trim() === "") {
      state = { kind: "bare", background, lines: [`CMD${background ? "&" : ""}:`] };
      return;
    }
    takeCommand([command], background);
  }

  function takeContinuation(line: string, begun: State & { kind: "command" }): void {
    if (begun.open !== "hereDocument" && marker.test(line)) {
      // A quote that was never meant as one (`echo it's`) must not swallow the next command.
      giveUp(begun);
      takeLine(line);
      return;
    }
    begun.lines.push(line);
    // Only the line that closes a here-document is worth another look at the whole.
    const inside = begun.open === "hereDocument" && line.replace(/^\t+/, "") !== begun.closingLine;
    if (!inside) takeCommand(begun.lines, begun.background);
  }

  function takeCommand(lines: string[], background: boolean): void {
    const text = lines.join("\n");
    const { open, closingLine } = scanCommand(text);
    if (open === undefined) run(text, background);
    else state = { kind: "command", background, lines, open, closingLine };
  }

  /** The command is its first line, as the shell would see it; what followed was prose. */
  function giveUp(begun: State & { kind: "command" }): void {
    run(begun.lines[0] ?? "", begun.background);
    for (const line of begun.lines.slice(1)) takeLine(line);
  }

  /** A bare marker that no fence followed was no marker. */
  function replay(lines: readonly string[]): void {
    state = prose;
    say(`${lines[0] ?? ""}\n`);
    for (const line of lines.slice(1)) takeLine(line);
  }

  function finish(): void {
    if (rest !== "") takeLine(rest);
    rest = "";
    switch (state.kind) {
      case "command":
        // The shell itself ends a here-document where the text ends; a quote it refuses.
        if (state.open === "hereDocument") run(state.lines.join("\n"), state.background);
        else giveUp(state);
        return;
      case "commandFence":
        return run(state.lines.join("\n"), state.background);
      case "bare":
        return replay(state.lines);
      case "prose":
      case "prosaicFence":
        return;
      default:
        state satisfies never;
    }
  }

  function take(text: string): void {
    rest += text;
    if (phase === "start") takeStart();
    if (phase === "think") takeThought();
    if (phase === "gap") takeStart();
    if (phase === "body") takeLines();
  }

  return {
    push(text) {
      parts = [];
      take(text);
      return parts;
    },
    end() {
      parts = [];
      if (phase === "think") add("think", rest);
      else finish();
      rest = "";
      return parts;
    },
  };
}

function closes(line: string, bar: string): boolean {
  const text = line.trim();
  return text.length >= bar.length && text === bar.charAt(0).repeat(text.length);
}

/** Whether the beginning of a line can still turn out to be a marker or a fence. */
function mayBecomeSpecial(begun: string): boolean {
  if ("CMD:".startsWith(begun) || "CMD&:".startsWith(begun)) return true;
  return marker.test(begun) || /^ {0,3}(?:`{1,2}|`{3,}[^`]*|~{1,2}|~{3,}.*)?$/.test(begun);
}

/** How many characters at the end of the text may be the beginning of the tag. */
function lengthOfPossibleTag(text: string, tag: string): number {
  for (let length = Math.min(tag.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(tag.slice(0, length))) return length;
  }
  return 0;
}

/** Models like to set a command as code. Running it like that would run what it prints. */
function withoutBackticks(command: string): string {
  return /^`[^`]+`$/.test(command) ? command.slice(1, -1).trim() : command;
}
