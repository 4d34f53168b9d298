import type { Rgb, TerminalAnswer } from "./key-event.ts";

/** The answers between `ESC ]`, `ESC P` or `ESC _` and their end; `undefined` for what is none. */
export function stringAnswer(introducer: string, body: string): TerminalAnswer | undefined {
  switch (introducer) {
    case "]":
      return colourAnswer(body);
    case "P":
      return body.startsWith(">|")
        ? { kind: "version", name: body.slice(2).replaceAll(/[^ -~]/g, "") }
        : undefined;
    case "_":
      return graphicsAnswer(body);
    default:
      return undefined;
  }
}

/** `11 ; rgb:ffff/ffff/dddd`, of one to four digits each, or `rgba:` with the opacity last, or `#ffffdd`. */
function colourAnswer(body: string): TerminalAnswer | undefined {
  const groups = colourBody.exec(body)?.groups;
  if (groups === undefined) return undefined;
  const { what, names, hash = "" } = groups;
  const width = hash.length / 3;
  const parts =
    names?.split("/") ?? [0, 1, 2].map((at) => hash.slice(at * width, (at + 1) * width));
  const [red = "0", green = "0", blue = "0"] = parts;
  const colour: Rgb = [fraction(red), fraction(green), fraction(blue)];
  return { kind: what === "11" ? "background" : "foreground", colour };
}

const colourBody =
  /^(?<what>10|11);(?:rgba?:(?<names>[0-9a-f]{1,4}(?:\/[0-9a-f]{1,4}){2,3})|#(?<hash>(?:[0-9a-f]{3}){1,4}))$/i;

function fraction(digits: string): number {
  return Number.parseInt(digits, 16) / (16 ** digits.length - 1);
}

/** `G i=31;OK`, or an error in the place of OK. */
function graphicsAnswer(body: string): TerminalAnswer | undefined {
  const message = /^G[^;]*;(?<message>.*)$/.exec(body)?.groups?.message;
  return message === undefined ? undefined : { kind: "graphics", ok: message.startsWith("OK") };
}
