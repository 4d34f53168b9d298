import type { ShellKind } from "@aish/executor";

/** How a hook is asked for what it wants changed. */
export interface HookLine {
  /** For errors. */
  readonly name: string;
  readonly line: string;
}

/**
 * The command of a hook that is named in the configuration. Undefined for a tool that is not
 * installed, or that does not speak the session's shell.
 */
export function hookLine(
  hook: string,
  shell: ShellKind,
  isInstalled: (program: string) => boolean,
): HookLine | undefined {
  const ask = tools.get(hook);
  if (ask === undefined) return { name: hook, line: hook };
  return shell === "sh" || !isInstalled(hook) ? undefined : { name: hook, line: ask(shell) };
}

const tools = new Map<string, (shell: ShellKind) => string>([
  ["direnv", (shell) => `direnv export ${shell}`],
  ["mise", (shell) => `mise hook-env -s ${shell}`],
]);
