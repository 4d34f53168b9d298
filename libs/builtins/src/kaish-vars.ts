import { defineBuiltin, ok, toJson, type Value } from "@aish/kernel";

export const kaishVars = defineBuiltin({
  name: "kaish-vars",
  summary: "List the variables and their values",
  details:
    'Text that could be taken for something else is shown in quotes: n=1 is a number, n="1" is text.',
  examples: [{ source: "port=8080; kaish-vars", shows: undefined }],

  run({ variables }) {
    const lines: string[] = [];
    const data: Value[] = [];
    for (const name of variables.names()) {
      const value = variables.get(name);
      if (value === undefined) continue;
      const shown = value instanceof Uint8Array ? `<${value.length} bytes>` : value;
      lines.push(`${name}=${plain(shown) ?? toJson(shown)}\n`);
      data.push(
        new Map<string, Value>([
          ["NAME", name],
          ["VALUE", shown],
          ["EXPORTED", variables.isExported(name)],
        ]),
      );
    }
    return ok({ text: lines.join(""), data });
  },
});

/** Text that nobody can mistake for a number, a boolean or several words. */
function plain(value: Value): string | undefined {
  if (typeof value !== "string" || !/^[\p{L}/_~.][\p{L}\p{N}/_.:@%+,-]*$/u.test(value))
    return undefined;
  return value === "true" || value === "false" || value === "null" ? undefined : value;
}
