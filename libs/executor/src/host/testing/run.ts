import { createHost } from "../create-host.ts";
import type { ChildProcess, SpawnRequest } from "../spawn-process.ts";

export const { processes } = createHost();

/** Starts a line of sh; what is not said is empty, or ours. */
export function startShell(line: string, request: Partial<SpawnRequest> = {}): ChildProcess {
  return processes.spawn({
    path: "/bin/sh",
    argv: ["sh", "-c", line],
    cwd: "/",
    env: { PATH: process.env["PATH"] ?? "/usr/bin:/bin" },
    stdin: undefined,
    stdout: undefined,
    stderr: 2,
    ownGroup: true,
    ...request,
  });
}

/** A line of sh whose output is read here. */
export function pipeFrom(
  line: string,
  request: Partial<SpawnRequest> = {},
): { readonly child: ChildProcess; readonly output: ReturnType<typeof processes.source> } {
  const { reader, writer } = processes.openPipe();
  try {
    const child = startShell(line, { ...request, stdout: writer });
    return { child, output: processes.source(reader) };
  } finally {
    processes.close(writer);
  }
}
