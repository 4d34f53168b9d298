import { fitted } from "./fitted.ts";

/** What is known of a reply once it is whole. */
export interface ReplyFacts {
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** The server did not count: both numbers are guesses. */
  readonly estimated: boolean;
  readonly tokensPerSecond?: number | undefined;
  /** How many tokens the model can hold. */
  readonly context: number;
  /** Of the prompt, how much the server had read before. */
  readonly cachedTokens?: number | undefined;
  /** In dollars. */
  readonly cost?: number | undefined;
  readonly durationMs: number;
}

interface Part {
  readonly text: string;
  /** The lowest goes first where there is no room. */
  readonly weight: number;
}

/**
 * One line without its end: `1.2k in, 340 out · 52 tok/s · 12% of 8.2k · 87% cached · $0.0012 · 6.5s`.
 * What matters least is left out until it fits.
 */
export function replyStatus(facts: ReplyFacts, columns: number): string {
  const room = Math.max(1, columns - 1);
  const parts = partsOf(facts);
  for (;;) {
    const line = parts.map(({ text }) => text).join(" · ");
    if (parts.length === 1 || Bun.stringWidth(line) <= room) return fitted(line, room, "…");
    const least = parts.reduce(
      (lightest, { weight }, at) => (weight < (parts[lightest]?.weight ?? 0) ? at : lightest),
      0,
    );
    parts.splice(least, 1);
  }
}

function partsOf(facts: ReplyFacts): Part[] {
  const { promptTokens, completionTokens, cachedTokens, tokensPerSecond, context, cost } = facts;
  const about = facts.estimated ? "~" : "";
  const parts: Part[] = [
    {
      text: `${about}${counted(promptTokens)} in, ${about}${counted(completionTokens)} out`,
      weight: 7,
    },
  ];
  if (tokensPerSecond !== undefined && tokensPerSecond > 0 && Number.isFinite(tokensPerSecond)) {
    parts.push({ text: `${figures(tokensPerSecond)} tok/s`, weight: 2 });
  }
  if (context > 0) {
    const used = Math.round(((promptTokens + completionTokens) / context) * 100);
    parts.push({ text: `${about}${used}% of ${counted(context)}`, weight: 3 });
  }
  if (cachedTokens !== undefined && cachedTokens > 0 && promptTokens > 0) {
    const share = Math.min(100, Math.round((cachedTokens / promptTokens) * 100));
    parts.push({ text: `${share}% cached`, weight: 1 });
  }
  if (cost !== undefined && Number.isFinite(cost)) {
    parts.push({ text: dollars(cost, about), weight: 6 });
  }
  parts.push({ text: seconds(facts.durationMs), weight: 4 });
  return parts;
}

function counted(tokens: number): string {
  if (tokens < 1000) return String(Math.round(tokens));
  if (tokens < 999_500) return `${figures(tokens / 1000)}k`;
  return `${figures(tokens / 1_000_000)}M`;
}

function figures(amount: number): string {
  return amount < 9.95 ? String(Math.round(amount * 10) / 10) : String(Math.round(amount));
}

function dollars(cost: number, about: string): string {
  if (cost <= 0) return "$0";
  if (cost < 0.0001) return "<$0.0001";
  return `${about}$${cost.toFixed(cost < 0.1 ? 4 : 2)}`;
}

function seconds(ms: number): string {
  const whole = Math.max(0, ms) / 1000;
  if (whole < 59.5) return `${figures(whole)}s`;
  const rounded = Math.round(whole);
  return `${Math.floor(rounded / 60)}m${String(rounded % 60).padStart(2, "0")}s`;
}
