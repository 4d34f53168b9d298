import { AishError } from "@aish/core";
import type { Notice } from "./notices.ts";

/** What `notify [--after 5s] [--title T] words` asks for. */
export interface NotifyRequest {
  readonly afterMs: number;
  readonly notice: Notice;
}

const option = /^--(?<name>after|title)(?:=|\s+)(?<value>"[^"]*"|'[^']*'|\S+)(?:\s+|$)/;
/** Longer than this no timer waits. */
const mostMs = 2 ** 31 - 1;

export function parseNotify(args: string): NotifyRequest {
  let rest = args.trim();
  let afterMs = 0;
  let title = "aish";
  for (;;) {
    const { name, value } = option.exec(rest)?.groups ?? {};
    if (value === undefined) break;
    const plain = value.replace(/^(["'])(.*)\1$/s, "$2");
    if (name === "after") afterMs += toMilliseconds(plain);
    else title = plain;
    rest = rest.replace(option, "");
  }
  if (rest.startsWith("--") && !rest.startsWith("-- ")) {
    throw misused(`notify does not know ${rest.split(/[\s=]/, 1).join("")}`);
  }
  const body = rest.replace(/^-- /, "").trim();
  if (body === "") throw misused("notify has nothing to say");
  if (afterMs > mostMs) throw misused("notify cannot wait longer than 24 days");
  return { afterMs, notice: { title, body } };
}

/** `90`, `90s`, `1h30m`: seconds if no unit is given. */
function toMilliseconds(text: string): number {
  if (!/^(?:\d+(?:\.\d+)?[smhd]?)+$/.test(text)) {
    throw misused(`notify does not know the time ${JSON.stringify(text)}`);
  }
  let sum = 0;
  for (const [, count, unit = "s"] of text.matchAll(/(\d+(?:\.\d+)?)([smhd])?/g)) {
    sum += Number(count) * (units.get(unit) ?? 1000);
  }
  return sum;
}

const units = new Map([
  ["s", 1000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
]);

function misused(message: string): AishError {
  return new AishError("USAGE", message, {
    hint: 'write notify [--after 1h30m] [--title "tea"] words',
  });
}
