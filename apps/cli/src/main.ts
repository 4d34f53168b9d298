#!/usr/bin/env bun
import { AishError } from "@aish/core";
import { readEnvironment } from "./environment.ts";
import { renderError, statusOf } from "./render-error.ts";
import { run } from "./run.ts";

void main(Bun.argv.slice(2)).then((status) => (process.exitCode = status));

async function main(argv: readonly string[]): Promise<number> {
  const environment = readEnvironment();
  try {
    return await run(argv, environment);
  } catch (error) {
    if (!(error instanceof AishError)) throw error; // a bug: let it crash and show its stack
    process.stderr.write(renderError(error, environment.colour.stderr));
    return statusOf(error);
  }
}
