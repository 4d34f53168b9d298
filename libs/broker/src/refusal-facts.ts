import { numberAt, textAt } from "./json.ts";
import type { Refusal } from "./trouble.ts";

/** The server's own sentence, on one line and not longer than one. */
export function saidIn({ error }: Refusal): string {
  const said =
    typeof error === "string"
      ? error
      : (textAt(error, "message") ?? textAt(error, "detail") ?? textAt(error, "error") ?? "");
  // oxlint-disable-next-line no-control-regex -- what a server wrote is printed on a terminal
  const line = said.replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, " ").trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

/** The status of HTTP, or what an error inside a stream says in its place; 200 if it says nothing. */
export function statusOf(refusal: Refusal): number {
  const { status, error } = refusal;
  const name = nameOf(refusal);
  if (/insufficient_quota|billing|payment_required/.test(name)) return 402; // OpenAI says 429
  if (status !== 200) return status;
  const code = numberAt(error, "code") ?? Number(textAt(error, "code") ?? "");
  if (code >= 400 && code < 600) return code;
  if (/rate_limit|too_many_requests/.test(name)) return 429;
  if (/authentication|invalid_api_key/.test(name)) return 401;
  if (/overloaded/.test(name)) return 529;
  return /server_error|internal_error|unavailable/.test(name) ? 500 : 200;
}

export function isLoading(refusal: Refusal): boolean {
  return statusOf(refusal) === 503 && /loading/i.test(saidIn(refusal));
}

const overflowWords = [
  /maximum (?:context|model|input|prompt)[- ](?:length|len)/,
  /exceeds? the (?:available |model's |maximum )?context/,
  /exceeds? the maximum number of tokens/,
  /context (?:length|size|window) (?:of only|exceeded|is exceeded|overflow)/,
  /context the overflows|n_keep|prompt (?:is )?too long|input is too long|too large for model/,
  /larger than the (?:context|maximum)|greater than the context/,
];

export function isOverflow(refusal: Refusal): boolean {
  if (/context_length_exceeded|exceed_context_size/.test(nameOf(refusal))) return true;
  const status = statusOf(refusal);
  if (status === 413) return true;
  if (status === 401 || status === 402 || status === 429) return false;
  return speaksOfTokens(refusal);
}

/** What it says is about the length of the prompt, not of the request. */
export function speaksOfTokens(refusal: Refusal): boolean {
  const said = saidIn(refusal).toLowerCase();
  return overflowWords.some((words) => words.test(said));
}

/** What an overflow tells of the server: how many tokens fit, and how many were sent. */
export interface OverflowFacts {
  readonly room: number | undefined;
  readonly sent: number | undefined;
}

export function overflowFacts(refusal: Refusal): OverflowFacts {
  const said = saidIn(refusal);
  return {
    room: numberAt(refusal.error, "n_ctx") ?? numberIn(said, roomWords),
    sent: numberAt(refusal.error, "n_prompt_tokens") ?? numberIn(said, sentWords),
  };
}

const roomWords = [
  /maximum (?:context|model|input|prompt)[- ]len(?:gth)?(?: \w+)? (?:is|of) (\d[\d,]*)/i,
  /context (?:length|size|window) of (?:only )?(\d[\d,]*)/i,
  /n_ctx\s*[:=]?\s*(\d+)/i,
  /tokens > (\d[\d,]*) maximum/i,
  /tokens allowed \(?(\d[\d,]*)/i,
  /context (?:length|size|window)[^\d]{0,12}(\d[\d,]*)/i,
];

const sentWords = [
  /\((\d[\d,]*) (?:tokens )?in the messages/i,
  /prompt is too long: (\d[\d,]*)/i,
  /token count \(?(\d[\d,]*)/i,
  /request \((\d[\d,]*) tokens\)/i,
];

function numberIn(said: string, words: readonly RegExp[]): number | undefined {
  for (const one of words) {
    const found = one.exec(said)?.[1];
    if (found !== undefined) return Number(found.replaceAll(",", ""));
  }
  return undefined;
}

function nameOf({ error }: Refusal): string {
  return `${textAt(error, "code") ?? ""} ${textAt(error, "type") ?? ""}`;
}
