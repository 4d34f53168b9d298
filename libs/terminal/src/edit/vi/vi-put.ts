import { nextGrapheme, previousGrapheme } from "../grapheme.ts";
import { lineEnd, lineStart } from "../line-bounds.ts";
import type { ViCall, ViNext, ViRange } from "./vi-call.ts";
import { firstNonBlank } from "./vi-line.ts";

export function putAfter(call: ViCall): ViNext {
  return put(call, "after");
}

export function putBefore(call: ViCall): ViNext {
  return put(call, "before");
}

/** What was selected goes to the unnamed register, as if it had been deleted. */
export function putOver(call: ViCall, range: ViRange): ViNext {
  const { buffer, count, register, registers } = call;
  const { text, isLinewise } = registers.get(register, buffer.killRing);
  const removed = buffer.text.slice(range.start, range.end);
  registers.set(undefined, { text: removed, isLinewise: range.isLinewise }, buffer.killRing);
  const many = Array.from({ length: count ?? 1 }, () => text).join(isLinewise ? "\n" : "");
  const apart = isLinewise && !range.isLinewise ? `\n${many}\n` : many;
  buffer.replace(range.start, range.end, apart);
  if (apart !== "")
    buffer.moveTo(isLinewise ? range.start : previousGrapheme(buffer.text, buffer.cursor));
  return "normal";
}

function put({ buffer, count, register, registers }: ViCall, side: "after" | "before"): ViNext {
  const { text, isLinewise } = registers.get(register, buffer.killRing);
  if (text === "" && !isLinewise) return "failed";
  const times = count ?? 1;
  if (isLinewise) {
    const lines = `${text}\n`.repeat(times).slice(0, -1);
    if (side === "after") putLinesAfter(buffer, lines);
    else putLinesBefore(buffer, lines);
    return "normal";
  }
  const isOnLine = buffer.cursor < lineEnd(buffer.text, buffer.cursor);
  const at =
    side === "after" && isOnLine ? nextGrapheme(buffer.text, buffer.cursor) : buffer.cursor;
  buffer.replace(at, at, text.repeat(times));
  buffer.moveTo(text.includes("\n") ? at : previousGrapheme(buffer.text, buffer.cursor));
  return "normal";
}

function putLinesAfter(buffer: ViCall["buffer"], lines: string): void {
  const at = lineEnd(buffer.text, buffer.cursor);
  buffer.replace(at, at, `\n${lines}`);
  buffer.moveTo(firstNonBlank(buffer.text, at + 1));
}

function putLinesBefore(buffer: ViCall["buffer"], lines: string): void {
  const at = lineStart(buffer.text, buffer.cursor);
  buffer.replace(at, at, `${lines}\n`);
  buffer.moveTo(firstNonBlank(buffer.text, at));
}
