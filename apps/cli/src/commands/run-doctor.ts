import { readContext } from "@aish/broker";
import { findShell } from "@aish/executor";
import { inspectDatabase } from "@aish/store";
import { loadConfig } from "../config.ts";
import { runChecks, type ModelAnswer } from "../doctor-checks.ts";
import { doctorJson, doctorStatus, doctorText } from "../doctor-report.ts";
import type { Environment } from "../environment.ts";
import type { Invocation } from "../invocation.ts";
import { ModelChoice } from "../prompt/model-choice.ts";

/** `aish doctor`: what is wrong here, and how to mend it. */
export async function runDoctor(
  invocation: Extract<Invocation, { kind: "doctor" }>,
  environment: Environment,
): Promise<number> {
  const checks = await runChecks({
    bunVersion: Bun.version,
    environment,
    loadConfig: () => loadConfig(environment, invocation.configFile),
    findShell: (configured) => findShell(configured, environment.variables["PATH"] ?? "").path,
    which: (command) =>
      Bun.which(command, { PATH: environment.variables["PATH"] ?? "" }) ?? undefined,
    inspectDatabase: async (path) => inspectDatabase(path, new Date()),
    async askModels(loaded, signal): Promise<readonly ModelAnswer[]> {
      const { config } = loaded ?? loadConfig(environment, undefined);
      const entries = await new ModelChoice(config, environment, undefined).entries();
      return Promise.all(
        entries.map(async (entry): Promise<ModelAnswer> => {
          const { name, endpoint } = entry;
          const seen = await readContext(entry, { signal });
          return seen === undefined
            ? {
                name,
                endpoint,
                answer: { kind: "failed", error: new Error("no answer, or no such model") },
              }
            : {
                name,
                endpoint,
                answer: { kind: "reached", detail: `${seen.context} tokens (${seen.source})` },
              };
        }),
      );
    },
  });
  const report = invocation.json
    ? `${JSON.stringify(doctorJson(checks), undefined, 2)}\n`
    : doctorText(checks, environment.colour.stdout);
  process.stdout.write(report);
  return doctorStatus(checks);
}
