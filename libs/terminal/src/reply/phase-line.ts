import { assertNever } from "@aish/core";
import { fitted } from "./fitted.ts";
import { SafeText } from "../markdown/safe-text.ts";

/** What is going on while no text comes. */
export type Phase =
  | { readonly kind: "waiting"; readonly why: string }
  /** How much of the prompt the model has read, in tokens. */
  | { readonly kind: "reading"; readonly read: number; readonly total: number }
  | { readonly kind: "thinking"; readonly tokens?: number | undefined }
  | { readonly kind: "running"; readonly what: string };

export interface PhaseLineOptions {
  /** False where the terminal knows ASCII alone. */
  readonly utf8: boolean;
}

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const asciiFrames = ["|", "/", "-", "\\"];

/** How long a picture of the turning mark stands. */
export const phaseFrameMs = 100;

/** One line without its end, never wider than the terminal; the caller draws and erases it. */
export function phaseLine(
  phase: Phase,
  elapsedMs: number,
  columns: number,
  { utf8 }: PhaseLineOptions = { utf8: true },
): string {
  const all = utf8 ? frames : asciiFrames;
  const elapsed = Math.max(0, elapsedMs);
  const frame = all[Math.floor(elapsed / phaseFrameMs) % all.length] ?? "";
  const time = ` ${utf8 ? "·" : "-"} ${secondsText(elapsed)}`;
  const room = Math.max(1, columns - 1);
  const what = `${frame} ${wordsOf(phase)}`;
  if (Bun.stringWidth(what + time) <= room) return what + time;
  return fitted(what, room, utf8 ? "…" : "...");
}

function wordsOf(phase: Phase): string {
  switch (phase.kind) {
    case "waiting":
      return `waiting for ${oneLine(phase.why)}`;
    case "reading":
      if (!(phase.total > 0)) return "reading prompt";
      return `reading prompt ${Math.floor((Math.min(phase.read, phase.total) / phase.total) * 100)} %`;
    case "thinking":
      return phase.tokens === undefined ? "thinking" : `thinking, ${phase.tokens} tokens`;
    case "running":
      return `running ${oneLine(phase.what)}`;
    default:
      return assertNever(phase);
  }
}

function oneLine(text: string): string {
  const safe = new SafeText();
  return (safe.take(text) + safe.end()).replaceAll(/\s+/g, " ").trim();
}

function secondsText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
