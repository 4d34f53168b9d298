import { createHost } from "@aish/executor/host";
import { builtins } from "@aish/builtins";
import { Kernel } from "@aish/kernel";
import { planProgram, renderDiagnostic, type Diagnostic } from "@aish/syntax";
import { writeAll } from "../terminal/write-all.ts";

/** `--check` and `--plan`: the program is read whole, and nothing of it runs. */
export async function inspectProgram(
  source: string,
  path: string | undefined,
  action: "check" | "plan",
): Promise<number> {
  const kernel = new Kernel({ host: createHost(), builtins });
  const prepared = await kernel.check(source, path);
  const faults = prepared.diagnostics.filter((found) => found.severity !== "trace");
  const unfinished: readonly Diagnostic[] =
    prepared.ok || prepared.incomplete === undefined || faults.length > 0
      ? []
      : [
          {
            code: "PARSE",
            severity: "error",
            message: `the program ends inside ${prepared.incomplete.what}`,
            span: prepared.incomplete.span,
            hint: undefined,
          },
        ];
  const all = [...faults, ...unfinished];
  if (action === "check") {
    for (const found of all) print(2, `${rendered(found, source, path)}\n`);
    return prepared.ok ? 0 : 1;
  }
  if (!prepared.ok) {
    const error = all.map((found) => rendered(found, source, path)).join("\n");
    print(1, `${JSON.stringify({ error, code: 2 })}\n`);
    return 2;
  }
  print(1, `${JSON.stringify(planProgram(prepared.program, source), undefined, 2)}\n`);
  return 0;
}

function rendered(found: Diagnostic, source: string, path: string | undefined): string {
  return renderDiagnostic(found, source, path === undefined ? {} : { path }).trimEnd();
}

function print(descriptor: 1 | 2, text: string): void {
  writeAll(descriptor, Buffer.from(text));
}
