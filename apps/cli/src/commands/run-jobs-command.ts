import { assertNever, type Job, type JobId } from "@aish/core";
import { findShell, readLogLines, readLogTail, type LogText } from "@aish/executor";
import { openSync, readSync, closeSync } from "node:fs";
import type { Store } from "@aish/store";
import { currentDirectory } from "../current-directory.ts";
import type { Environment } from "../environment.ts";
import { findSession } from "../find-session.ts";
import type { JobsAction, LineRange } from "../invocation.ts";
import { JobTable } from "../jobs/job-table.ts";
import { killReport } from "../jobs/kill-report.ts";
import { jsonLines } from "../listings/json-lines.ts";
import { jobList, stateOf } from "../listings/job-list.ts";
import { widthOf } from "../listings/width.ts";
import type { Parts } from "../parts.ts";
import { writeAll } from "../terminal/write-all.ts";

const everything = 1_000_000;
const timedOut = 124; // as timeout(1) has it

/** `aish jobs …`: the background jobs from a script. */
export async function runJobsCommand(action: JobsAction, parts: Parts): Promise<number> {
  const { environment } = parts;
  const store = await parts.durable();
  const table = new JobTable(store, environment.paths.stateDirectory);
  const rowsOf = (ids: readonly JobId[]): string => {
    const wanted = new Set<number>(ids);
    const rows = store.jobs.rows({ limit: everything });
    return jsonLines(rows.filter(({ id }) => wanted.has(id)));
  };
  try {
    switch (action.kind) {
      case "list":
        print(list(action, table, store, environment));
        return 0;
      case "start": {
        const job = start(action, table, store, parts);
        print(action.json ? rowsOf([job.id]) : `${job.id}\n`);
        return 0;
      }
      case "output":
        return await output(action, table);
      case "wait": {
        const status = await wait(action, table);
        if (action.json) print(rowsOf(action.jobs));
        return status;
      }
      case "kill": {
        let status = 0;
        for (const id of action.jobs) {
          const { job, outcome } = await table.kill(id);
          if (outcome.kind === "stillAlive") status = 1;
          if (!action.json) print(`${killReport(job, outcome)}\n`);
        }
        if (action.json) print(rowsOf(action.jobs));
        return status;
      }
      default:
        return assertNever(action);
    }
  } finally {
    store.close();
  }
}

function print(text: string): void {
  writeAll(1, Buffer.from(text));
}

function list(
  { all, session, json }: Extract<JobsAction, { kind: "list" }>,
  table: JobTable,
  store: Store,
  environment: Environment,
): string {
  table.reconcile();
  const sessionId = session === undefined ? undefined : findSession(store, session).id;
  const query = { sessionId, limit: all ? everything : 50 };
  if (json) return jsonLines(store.jobs.rows(query));
  return jobList(store.jobs.list(query).toReversed(), new Date(), widthOf(environment));
}

function start(
  { line, session }: Extract<JobsAction, { kind: "start" }>,
  table: JobTable,
  store: Store,
  { environment, config }: Parts,
): Job {
  const { variables } = environment;
  return table.start({
    sessionId: session === undefined ? undefined : findSession(store, session).id,
    actor: "script",
    command: line,
    cwd: currentDirectory(),
    shell: findShell(config.shell, variables["PATH"] ?? ""),
    state: undefined,
    env: variables,
  });
}

async function wait(
  { jobs, timeoutSeconds, json }: Extract<JobsAction, { kind: "wait" }>,
  table: JobTable,
): Promise<number> {
  const deadline = timeoutSeconds === undefined ? undefined : Date.now() + timeoutSeconds * 1000;
  let status = 0;
  for (const id of jobs) {
    const options = deadline === undefined ? {} : { timeoutMs: Math.max(0, deadline - Date.now()) };
    const { job, outcome } = await table.wait(id, options);
    if (outcome === "timedOut") return timedOut;
    if (!json) print(`${id} ${stateOf(job)}\n`);
    status = job.status === "exited" ? job.exitCode : 1;
  }
  return status;
}

async function output(
  { job: id, lines, follow }: Extract<JobsAction, { kind: "output" }>,
  table: JobTable,
): Promise<number> {
  const job = table.get(id);
  if (follow) return followLog(job, lines, table);
  if (lines === undefined) {
    return copyLog(job.logPath, 0) === undefined ? missing(id) : 0;
  }
  return show(await readRange(job.logPath, lines), id);
}

function readRange(path: string, lines: LineRange): Promise<LogText> | LogText {
  return lines.kind === "last"
    ? readLogTail(path, { lines: lines.count, maxBytes: everything * 64 })
    : readLogLines(path, { ...lines, maxBytes: everything * 64 });
}

function show(log: LogText, id: JobId): number {
  if (log.kind === "gone") return missing(id);
  writeAll(1, Buffer.from(log.text));
  return 0;
}

function missing(id: JobId): number {
  process.stderr.write(`aish: the output of job ${id} is no longer there\n`);
  return 1;
}

/** Shows what is there and what comes, until the job has ended. */
async function followLog(job: Job, lines: LineRange | undefined, table: JobTable): Promise<number> {
  let from = 0;
  if (lines?.kind === "last") {
    const log = readLogTail(job.logPath, { lines: lines.count });
    if (show(log, job.id) !== 0) return 1;
    from = log.kind === "text" ? log.size : 0;
  }
  for (;;) {
    const { outcome } = await table.wait(job.id, { timeoutMs: followMs });
    const next = copyLog(job.logPath, from);
    if (next === undefined) return missing(job.id);
    from = next;
    if (outcome !== "timedOut") return 0;
  }
}

const followMs = 200;

/** Writes the log from an offset on; returns where it ends now, undefined if it is gone. */
function copyLog(path: string, from: number): number | undefined {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch {
    return undefined;
  }
  const block = Buffer.allocUnsafe(256 * 1024);
  let at = from;
  for (;;) {
    const count = readSync(file, block, 0, block.length, at);
    if (count === 0) break;
    writeAll(1, block.subarray(0, count));
    at += count;
  }
  closeSync(file);
  return at;
}
