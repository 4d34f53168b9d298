import type { ShellPart, ShellToken } from "./shell-token.ts";

/** The same tokens further on in a text, their commands counted on. */
export function shiftTokens(
  tokens: readonly ShellToken[],
  by: number,
  commands: number,
): readonly ShellToken[] {
  if (by === 0 && commands === 0) return tokens;
  // Written out, because this is done thousands of times at every key: a spread costs three times as much.
  return tokens.map((token) => ({
    kind: token.kind,
    start: token.start + by,
    end: token.end + by,
    value: token.value,
    isDynamic: token.isDynamic,
    command: token.command + commands,
    place: token.place,
    isTarget: token.isTarget,
    parts: token.parts.length === 0 ? token.parts : shiftParts(token.parts, by),
    open: token.open,
  }));
}

function shiftParts(parts: readonly ShellPart[], by: number): readonly ShellPart[] {
  return parts.map(({ kind, start, end, inner }) => {
    const part = { kind, start: start + by, end: end + by };
    return inner === undefined ? part : { ...part, inner: shiftTokens(inner, by, 0) };
  });
}
