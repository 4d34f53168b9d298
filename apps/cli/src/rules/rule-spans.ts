/** Lines counted from 0, `to` not included. */
export interface LineSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * Where each `[[rule]]` stands, with its keys but without the comments behind them, which are the
 * person's. Nothing where the headers found are not as many as the parser found rules: then a text
 * holds something that looks like a header, or the rules are written as one list.
 */
export function ruleSpans(text: string, count: number): readonly LineSpan[] {
  const lines = text.split("\n");
  const starts = lines.flatMap((line, at) =>
    /^\s*\[\[\s*(?:rule|"rule"|'rule')\s*\]\]\s*(?:#.*)?$/.test(line) ? [at] : [],
  );
  if (starts.length !== count) return [];
  return starts.map((from, at) => {
    const next = starts[at + 1] ?? lines.length;
    let to = next;
    while (to > from + 1 && /^\s*(?:#.*)?$/.test(lines[to - 1] ?? "")) to -= 1;
    // One blank line behind goes with the rule, so that none pile up.
    return {
      from,
      to: to < next && (lines[to] ?? "x").trim() === "" && to + 1 < lines.length ? to + 1 : to,
    };
  });
}
