import { builtins } from "@aish/builtins";
import { createHost } from "@aish/executor/host";
import {
  bytesSource,
  createCaptureSink,
  Kernel,
  type ExecuteOptions,
  type ExecutionResult,
  type Limits,
} from "@aish/kernel";
import { chmodSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A directory with the real kernel, builtins and processes in it. */
export class Workspace implements Disposable {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), "aish-kernel-")));
  #kernel: Kernel | undefined;

  /** One session for the whole test. */
  get kernel(): Kernel {
    this.#kernel ??= this.session();
    return this.#kernel;
  }

  session(limits: Partial<Limits> = {}): Kernel {
    const env = { PATH: "/usr/bin:/bin", HOME: this.path };
    return new Kernel({ host: createHost(), builtins, cwd: this.path, env, limits });
  }

  run(source: string, options?: ExecuteOptions): Promise<ExecutionResult> {
    return this.kernel.execute(source, options);
  }

  file(name: string, content: string | Uint8Array): this {
    writeFileSync(join(this.path, name), content);
    return this;
  }

  program(name: string, script: string): this {
    this.file(name, `#!/bin/sh\n${script}\n`);
    chmodSync(join(this.path, name), 0o755);
    return this;
  }

  [Symbol.dispose](): void {
    this.#kernel?.jobs.stopAll();
    rmSync(this.path, { recursive: true });
  }
}

/** A whole program in a session of its own: its `trap … EXIT` runs. */
export async function runProgram(
  workspace: Workspace,
  source: string,
  stdin = "",
): Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }> {
  const stdout = createCaptureSink();
  const stderr = createCaptureSink();
  const { status } = await workspace.session().run(source, {
    stdin: bytesSource(stdin),
    stdout,
    stderr,
    signal: new AbortController().signal,
    path: undefined,
    continues: false,
  });
  return { status, stdout: stdout.text() ?? "", stderr: stderr.text() ?? "" };
}
