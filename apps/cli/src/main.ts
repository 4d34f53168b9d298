#!/usr/bin/env bun
import { run } from "./run.ts";
import { startProgram } from "./start-program.ts";

startProgram((environment) => run(Bun.argv.slice(2), environment));
