import { closes, fence, marker } from "./line-marks.ts";
import { mayClose, openCommand, type OpenCommand } from "./open-command.ts";
import { readToolCall, toolCallEnd, toolCallStart } from "./printed-tool-call.ts";

/** Where what the lines mean goes, in their order. */
export interface ReplySink {
  say(text: string): void;
  run(command: string, background: boolean): void;
}

/** Tells a model's prose from its commands, line by line. */
export interface ReplyLines {
  /** Lines are said as they come, so that the beginning of one may be shown before it is whole. */
  readonly inProse: boolean;
  /** The marks that close the fence in which the lines are. */
  readonly fence: string | undefined;
  /** Tool calls that were printed instead of made. */
  readonly recovered: number;
  /** A whole line without its end; `saidSome` if its beginning has been said already. */
  take(line: string, saidSome: boolean): void;
  /** `cut`: the reply broke off, so that a command which is not whole is prose. */
  end(rest: string, saidSome: boolean, cut: boolean): void;
}

type State =
  | { readonly kind: "prose" }
  | { readonly kind: "prosaicFence"; readonly bar: string }
  /** A command that is not whole. Its lines grow in place: a here-document can be long. */
  | { readonly kind: "command"; readonly lines: string[]; readonly open: OpenCommand }
  /** After a marker with nothing behind it. */
  | { readonly kind: "bare"; readonly lines: string[] }
  | { readonly kind: "commandFence"; readonly bar: string; readonly lines: string[] }
  | { readonly kind: "toolCall"; readonly lines: string[] };

const prose: State = { kind: "prose" };
/** More than that is no command of a sane reply; what it was meant to be, its first line says. */
const mostLines = 500;

export function createReplyLines(sink: ReplySink, printedToolCalls: boolean): ReplyLines {
  let state: State = prose;
  /** Of the command that is being gathered. */
  let background = false;
  let recovered = 0;

  function take(raw: string, saidSome: boolean): void {
    const line = raw.endsWith("\r") ? raw.replace(/\r+$/, "") : raw;
    switch (state.kind) {
      case "prose":
        return saidSome ? sink.say(`${line}\n`) : takeProse(line);
      case "prosaicFence":
        if (!saidSome && closes(line, state.bar)) state = prose;
        return sink.say(`${line}\n`);
      case "command":
        return takeContinuation(line, state.lines, state.open);
      case "bare": {
        const { lines } = state;
        const bar = fence.exec(line)?.groups?.["bar"];
        lines.push(line);
        if (bar !== undefined) state = { kind: "commandFence", bar, lines };
        else if (line.trim() !== "") replay(lines);
        return;
      }
      case "commandFence":
        state.lines.push(line);
        if (closes(line, state.bar)) runFenced(state.lines);
        return;
      case "toolCall":
        return takeToolCall(line, state.lines);
      default:
        return state satisfies never;
    }
  }

  function takeProse(line: string): void {
    const found = marker.exec(line)?.groups;
    if (found !== undefined) {
      background = found["background"] !== undefined;
      const command = found["rest"] ?? "";
      if (command.trim() === "") state = { kind: "bare", lines: [line] };
      else takeCommand([command]);
      return;
    }
    if (printedToolCalls && line.startsWith(toolCallStart)) return takeToolCall(line, []);
    const bar = fence.exec(line)?.groups?.["bar"];
    if (bar !== undefined) state = { kind: "prosaicFence", bar };
    sink.say(`${line}\n`);
  }

  function takeContinuation(line: string, lines: string[], open: OpenCommand): void {
    const given =
      open.because !== "hereDocument" &&
      // A quote that was never meant as one must not swallow the next command.
      (marker.test(line) || lines.length > mostLines || endsBlock(line, lines, open));
    if (given) {
      giveUp(lines);
      take(line, false);
      return;
    }
    lines.push(line);
    if (mayClose(line, open)) takeCommand(lines);
  }

  function takeCommand(lines: string[]): void {
    const text = lines.join("\n");
    const open = openCommand(text);
    if (open !== undefined) state = { kind: "command", lines, open };
    else run(lines.length === 1 ? withoutBackticks(text.trim()) : text);
  }

  function run(command: string): void {
    state = prose;
    sink.run(command.trim(), background);
  }

  /** The lines are the marker, the fence, what is in it, and its end if it has one. */
  function runFenced(lines: readonly string[], ended = true): void {
    const from = lines.findIndex((line, index) => index > 0 && fence.test(line)) + 1;
    const command = lines.slice(from, ended ? -1 : undefined).join("\n");
    if (command.trim() !== "") return run(command);
    state = prose;
    for (const line of lines) sink.say(`${line}\n`);
  }

  /** The command is its first line, as the shell would see it; what followed was prose. */
  function giveUp(lines: readonly string[]): void {
    run(lines[0] ?? "");
    for (const line of lines.slice(1)) take(line, false);
  }

  /** What only began like something else was prose. */
  function replay([first = "", ...others]: readonly string[]): void {
    state = prose;
    sink.say(`${first}\n`);
    for (const line of others) take(line, false);
  }

  function takeToolCall(line: string, lines: string[]): void {
    const at = line.indexOf(toolCallEnd);
    lines.push(line);
    if (at === -1) {
      state = { kind: "toolCall", lines };
      if (lines.length > mostLines) replay(lines);
      return;
    }
    if (!recover([...lines.slice(0, -1), line.slice(0, at)])) return replay(lines);
    const behind = line.slice(at + toolCallEnd.length).trimStart();
    if (behind !== "") take(behind, false);
  }

  function recover(lines: readonly string[]): boolean {
    const call = readToolCall(lines.join("\n").slice(toolCallStart.length));
    if (call === undefined) return false;
    recovered += 1;
    background = call.background;
    run(call.command);
    return true;
  }

  /** What of the command that is being gathered counts, now that no more comes. */
  function settle(pending: State): void {
    switch (pending.kind) {
      case "command":
        // The shell itself ends a here-document where the text ends; the rest it refuses.
        if (pending.open.because === "hereDocument") run(pending.lines.join("\n"));
        else giveUp(pending.lines);
        return;
      case "commandFence":
        return runFenced(pending.lines, false);
      case "bare":
        return replay(pending.lines);
      case "toolCall":
        if (!recover(pending.lines)) replay(pending.lines);
        return;
      case "prose":
      case "prosaicFence":
        return;
      default:
        return pending satisfies never;
    }
  }

  function isProse(): boolean {
    return state.kind === "prose" || state.kind === "prosaicFence";
  }

  return {
    get inProse() {
      return isProse();
    },
    get fence() {
      return "bar" in state ? state.bar : undefined;
    },
    get recovered() {
      return recovered;
    },
    take,
    end(rest, saidSome, cut) {
      if (cut) {
        const lines = "lines" in state ? state.lines : [];
        const mark = state.kind === "command" ? `CMD${background ? "&" : ""}:` : "";
        if (lines.length > 0) sink.say(`${mark}${lines.join("\n")}\n`);
        sink.say(rest);
        return;
      }
      if (rest !== "") take(rest, saidSome);
      while (!isProse()) settle(state); // each time there is at least a line less to decide
    },
  };
}

/** Scripts have empty lines too, but no sentences behind them. */
function endsBlock(line: string, lines: readonly string[], { because }: OpenCommand): boolean {
  if ((because !== "block" && because !== "operator") || lines.at(-1)?.trim() !== "") return false;
  return /^(?:[A-Z][a-z']* +[A-Za-z]|[A-Z][a-z]+[,:]|[-*] |\d+[.)] |>)/.test(line);
}

/** Models like to set a command as code. Running it like that would run what it prints. */
function withoutBackticks(command: string): string {
  return /^`[^`]+`$/.test(command) ? command.slice(1, -1).trim() : command;
}
