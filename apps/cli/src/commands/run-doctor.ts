import { findShell } from "@aish/executor";
import { inspectDatabase } from "@aish/store";
import { loadConfig } from "../config.ts";
import { runChecks, type ModelAnswer } from "../doctor-checks.ts";
import { emptyConfig } from "../config/config-parse.ts";
import { resolveConfig } from "../config-resolve.ts";
import { doctorJson, doctorStatus, doctorText } from "../doctor-report.ts";
import type { Environment } from "../environment.ts";
import type { Invocation } from "../invocation.ts";
import { doctorAnswer } from "../models/doctor-answer.ts";
import { inspectModel } from "../models/inspect-model.ts";
import { ModelChoice } from "../models/model-choice.ts";

const lookMs = 4000;

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
      // What is wrong with the file has been said; without it there is what can be found.
      const config = loaded?.config ?? resolveConfig(emptyConfig, environment);
      const entries = await new ModelChoice(config, environment, undefined).entries();
      return Promise.all(
        entries.map(async (entry) => {
          const { name, endpoint } = entry;
          const report = await inspectModel(entry, { signal, deadlineMs: lookMs });
          return { name, endpoint, answer: doctorAnswer(entry, report) };
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
