import { defineBuiltin, ok, type Value } from "@aish/kernel";
import { hasEnded } from "./job-report.ts";

export const kaishStatus = defineBuiltin({
  name: "kaish-status",
  summary: "Say in a few numbers what this shell holds",
  examples: [{ source: "kaish-status", shows: undefined }],

  run({ shell, variables, cwd }) {
    const { options, jobs } = shell;
    const rows: readonly (readonly [string, string | number])[] = [
      ["version", shell.version],
      ["cwd", cwd],
      ["status", shell.last.status],
      ["variables", variables.names().length],
      ["functions", shell.functions.size],
      ["aliases", shell.aliases.size],
      ["builtins", shell.builtinNames.length],
      ["jobs", jobs.list().filter((job) => !hasEnded(job)).length],
      [
        "options",
        Object.entries(options)
          .flatMap(([name, on]) => (on ? [name] : []))
          .join(" "),
      ],
    ];
    const text = rows.map(([name, value]) => `${name.padEnd(10)} ${value}\n`).join("");
    const data = rows.map(
      ([name, value]): Value =>
        new Map<string, Value>([
          ["NAME", name],
          ["VALUE", value],
        ]),
    );
    return ok({ text, data });
  },
});
