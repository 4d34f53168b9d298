import { AishError } from "@aish/core";
import { findShell } from "@aish/executor";
import { inspectDatabase } from "@aish/store";
import { loadConfig } from "../config.ts";
import { runChecks, type ModelAnswer } from "../doctor-checks.ts";
import { doctorJson, doctorStatus, doctorText } from "../doctor-report.ts";
import type { Environment } from "../environment.ts";
import type { Invocation } from "../invocation.ts";
import { inspectModel } from "../models/inspect-model.ts";
import { ModelChoice } from "../models/model-choice.ts";

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
          const report = await inspectModel(entry, signal);
          const answer = (): ModelAnswer["answer"] => {
            switch (report.kind) {
              case "reachable":
                return { kind: "reached", detail: report.detail };
              case "missing":
                return { kind: "failed", error: missing(entry.model, report.models) };
              case "unreachable":
                return { kind: "failed", error: report.error };
              default:
                return report satisfies never;
            }
          };
          return { name, endpoint, answer: answer() };
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

function missing(model: string | undefined, models: readonly string[]): AishError {
  const some = models.slice(0, 5).join(", ");
  return new AishError(
    "BROKER_MODEL_MISSING",
    model === undefined ? `the server has several models: ${some}` : `there is no ${model} there`,
    { hint: `set model to one of ${some}` },
  );
}
