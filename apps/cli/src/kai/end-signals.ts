import { Interrupted } from "@aish/kernel";
import { endProcess } from "./end-process.ts";
import type { SharedChildren } from "./shared-children.ts";

const statuses = { SIGHUP: 129, SIGTERM: 143 } as const;

/**
 * The first signal interrupts the program, which then ends in order; another one while it does so ends it
 * and its children at once. Returns what stops listening.
 */
export function onEndSignals(controller: AbortController, children: SharedChildren): () => void {
  function end(status: number): void {
    if (!controller.signal.aborted) return controller.abort(new Interrupted(status));
    children.kill();
    endProcess(status);
  }
  const listeners = {
    SIGHUP: () => end(statuses.SIGHUP),
    SIGTERM: () => end(statuses.SIGTERM),
    SIGINT: () => (controller.signal.aborted ? end(130) : children.ask()),
  };
  for (const [name, listener] of Object.entries(listeners)) process.on(name, listener);
  return () => {
    for (const [name, listener] of Object.entries(listeners)) process.off(name, listener);
  };
}
