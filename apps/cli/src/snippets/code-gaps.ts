/** A place in the code of a snippet where the value of an argument goes. */
export interface CodeGap {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** Written with three braces: the value goes in as it is. */
  readonly isRaw: boolean;
}

const gap = /(?<!\\)(?:\{\{\{(?<raw>[A-Za-z_][\w-]*)\}\}\}|\{\{(?<name>[A-Za-z_][\w-]*)\}\})/g;

/** In order. A backslash before the braces leaves them alone. */
export function codeGaps(code: string): readonly CodeGap[] {
  return Array.from(code.matchAll(gap), (found) => {
    const { raw, name = "" } = found.groups ?? {};
    const { index } = found;
    return {
      start: index,
      end: index + found[0].length,
      name: raw ?? name,
      isRaw: raw !== undefined,
    };
  });
}

/** Without the backslashes that `codeGaps` heeds. */
export function withoutEscapes(code: string): string {
  return code.replaceAll(/\\(?=\{\{\{?[A-Za-z_][\w-]*\}\})/g, "");
}
