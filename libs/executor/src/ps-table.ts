import { AishError, type ProcessIdentity } from "@aish/core";
import { jobMarker } from "./job-directory.ts";
import type { ProcessEntry, ProcessTable } from "./process-table.ts";

/** One second is as fine as `ps` tells a start; the words are those of the C locale in UTC. */
const psEnv = { LC_ALL: "C", TZ: "UTC", PATH: "/usr/bin:/bin:/usr/sbin:/sbin" };
const columns = "pid=,ppid=,pgid=,stat=,lstart=";
const line = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\S.*)$/;

/** For systems without `/proc` (macOS). Each look is one run of `ps`, however many are asked for. */
export function createPsTable(): ProcessTable {
  const boot = bootName();

  function look(selection: readonly string[]): ProcessEntry[] {
    const { stdout, exitCode } = run(["ps", ...selection, "-o", columns]);
    // `ps -p` fails when none of the pids is there; `ps -ax` always finds itself.
    if (exitCode !== 0 && selection[0] === "-ax") throw unreadable(`ps ended with ${exitCode}`);
    return stdout.split("\n").flatMap((text) => parseLine(text, boot) ?? []);
  }

  return {
    identify(pid) {
      const entry = look(["-p", String(pid)])[0];
      return entry && { pid, start: entry.start };
    },
    entry: (pid) => look(["-p", String(pid)])[0],
    areRunning(processes) {
      if (processes.length === 0) return [];
      const pids = processes.map(({ pid }) => pid);
      const alive = look(pids.length > 100 ? ["-ax"] : ["-p", pids.join(",")]).filter(notZombie);
      const starts = new Map(alive.map(({ pid, start }) => [pid, start]));
      return processes.map(({ pid, start }: ProcessIdentity) => starts.get(pid) === start);
    },
    all: () => look(["-ax"]),
    markOf(pid, directory) {
      // One line: the arguments, then the environment, all separated by single spaces.
      const command = `${run(["ps", "eww", "-o", "command=", "-p", String(pid)]).stdout.trim()} `;
      if (command.includes(` ${jobMarker}=${directory} `)) return "this";
      return command.includes(` ${jobMarker}=`) ? "another" : "none";
    },
  };
}

function notZombie(entry: ProcessEntry): boolean {
  return !entry.zombie;
}

function parseLine(text: string, boot: string): ProcessEntry | undefined {
  const [, pid, parent, group, state, started] = line.exec(text) ?? [];
  if (state === undefined || started === undefined) return undefined;
  return {
    pid: Number(pid),
    start: `${boot}/${started.trim().replaceAll(/\s+/g, " ")}`,
    parent: Number(parent),
    group: Number(group),
    session: undefined,
    zombie: state.startsWith("Z") || state.startsWith("X"),
    stopped: state.startsWith("T"),
  };
}

/** Not `kern.boottime`, which moves when the clock is set. */
function bootName(): string {
  try {
    const { stdout, exitCode } = run(["/usr/sbin/sysctl", "-n", "kern.bootsessionuuid"]);
    return exitCode === 0 ? stdout.trim() : "?";
  } catch {
    return "?"; // the start has a date, so that it differs from one boot to the next anyway
  }
}

function run(cmd: string[]): { readonly stdout: string; readonly exitCode: number } {
  try {
    const { stdout, exitCode } = Bun.spawnSync({ cmd, env: psEnv, stderr: "ignore" });
    return { stdout: stdout.toString(), exitCode };
  } catch (error) {
    throw unreadable(`cannot run ${cmd[0]}`, error);
  }
}

function unreadable(message: string, cause?: unknown): AishError {
  return new AishError("JOB_UNREADABLE", message, {
    hint: "install ps, or mount /proc",
    cause,
  });
}
