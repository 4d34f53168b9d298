import { jobId } from "@aish/core";
import { appendFileSync } from "node:fs";
import { createJobDirectory } from "../job-directory.ts";
import { spawnJob } from "../spawn-job.ts";

/**
 * A program that starts jobs until it is killed. Like a database it notes each job before it is
 * spawned and its process afterwards, in `<state>/rows`.
 */
const [state = "", first = "1"] = process.argv.slice(2);
const env = { PATH: process.env["PATH"] };

for (let id = Number(first); ; id += 1) {
  const script = `echo ${id}; sleep 0.0${id % 4}; exit ${id % 7}`;
  appendFileSync(`${state}/rows`, `${JSON.stringify({ id })}\n`);
  const made = createJobDirectory(state, jobId(id), script);
  if (made.kind === "taken") throw new Error(`${id} is taken`);
  const { directory } = made;
  const identity = spawnJob({ directory, argv: ["/bin/sh", "-c", script], cwd: state, env });
  appendFileSync(`${state}/rows`, `${JSON.stringify({ id, process: identity })}\n`);
  await Bun.sleep(2);
}
