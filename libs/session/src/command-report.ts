import type { CommandEnd } from "./ports.ts";
import { formatBytes, type HistoryId } from "@aish/core";
import { formatSeconds, oneLine } from "./format.ts";

/**
 * What a model is told about a command that ran: a heading of ours, then the output in a fence. The
 * fence is named with the session's secret tag, and the tag is taken out of the output, so that
 * nothing a command prints can end the fence or begin one.
 */
export function commandReport(command: string, end: CommandEnd, tag: string, by: string): string {
  const id = end.historyId === undefined ? "command" : `command ${end.historyId}`;
  const status = end.signal === undefined ? `exit ${end.exitCode}` : `ended by ${end.signal}`;
  const facts = [status, formatSeconds(end.durationMs), `${formatBytes(end.bytes)} out`];
  const heading = `[${id} run by ${by}: ${facts.join(", ")}, in ${end.cwd}] ${command}`;
  const body = end.fullScreen
    ? "(it used the whole screen, so its output was not kept as text)"
    : end.excerpt;
  return `${withoutTag(oneLine(heading), tag)}\n${fenced(body, tag)}`;
}

/** What is told of a command whose end nobody saw, because the program was gone before it. */
export function lostCommandReport(
  lost: {
    readonly id: HistoryId;
    readonly command: string;
    readonly cwd: string;
    readonly excerpt: string;
    readonly by: string;
  },
  tag: string,
): string {
  const heading = `[command ${lost.id} run by ${lost.by}: interrupted, nobody saw how it ended, in ${lost.cwd}] ${lost.command}`;
  return `${withoutTag(oneLine(heading), tag)}\n${fenced(lost.excerpt, tag)}`;
}

/** Text that is no instruction, whatever it says. */
export function fenced(text: string, tag: string): string {
  const body = withoutTag(text, tag).replace(/\n+$/, "");
  return body === "" ? "(no output)" : `<<<output ${tag}\n${body}\noutput ${tag}>>>`;
}

function withoutTag(text: string, tag: string): string {
  if (tag === "") throw new Error("a fence without a tag: any output could end it");
  const letters = tag.split("").map((letter) => RegExp.escape(letter));
  // Also spelt with invisible characters in between, which a reader would not see.
  return text.replace(new RegExp(letters.join("[\\p{Cf}\\p{Mn}]*"), "giu"), "[tag]");
}
