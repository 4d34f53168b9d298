import type { Screen } from "../cli/screen.ts";

/** What an emulator does not know of: how keys are told apart, and the shape of the cursor. */
export interface KeyboardLeft {
  /** Kitty's flags that are on the stack. */
  readonly kitty: readonly number[];
  readonly modifyOtherKeys: number;
  readonly cursorShape: number;
}

export const nothingLeft: KeyboardLeft = { kitty: [], modifyOtherKeys: 0, cursorShape: 0 };

const sequence =
  // oxlint-disable-next-line no-control-regex -- control sequences are what is looked for
  /\u001B\[(?:>(?<push>\d+)u|(?<pop><)u|=(?<flags>\d+)u|>4;(?<level>\d)m|(?<shape>\d) q)/g;

export function keyboardLeft(output: string): KeyboardLeft {
  let left = nothingLeft;
  for (const { groups } of output.matchAll(sequence)) {
    const { push, pop, flags, level, shape } = groups ?? {};
    if (push !== undefined) left = { ...left, kitty: [...left.kitty, Number(push)] };
    if (pop !== undefined) left = { ...left, kitty: left.kitty.slice(0, -1) };
    // Kitty's own reset: nothing that is 0 is on.
    if (flags === "0") left = { ...left, kitty: [] };
    if (level !== undefined) left = { ...left, modifyOtherKeys: Number(level) };
    if (shape !== undefined) left = { ...left, cursorShape: Number(shape) };
  }
  return left;
}

/** Keeps everything that is written to the screen from now on. */
export function recorded(screen: Screen): () => string {
  const chunks: Uint8Array[] = [];
  screen.onBytes((bytes) => chunks.push(Uint8Array.from(bytes)));
  return () => Buffer.concat(chunks).toString();
}
