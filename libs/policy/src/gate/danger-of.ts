import type { Surroundings } from "../surroundings.ts";
import type { SeenCommand } from "../shell/seen-command.ts";
import type { View } from "../view.ts";
import { endsWork } from "./ends-work.ts";
import { rewritesDevice } from "./devices.ts";
import { embedsRemoval } from "./embedded-script.ts";
import { hidesCode } from "./hidden-code.ts";
import { interpretedRemoval } from "./interpreted-removal.ts";
import { removesTree } from "./removal.ts";
import { writesSensitiveFile } from "./sensitive-files.ts";
import { losesCommits } from "./version-control.ts";

/** Says in plain words what a command may do that cannot be undone; undefined if it sees nothing. */
export type Detector = (command: SeenCommand, where: Surroundings) => string | undefined;

const detectors: readonly Detector[] = [
  rewritesDevice,
  removesTree,
  interpretedRemoval,
  embedsRemoval,
  hidesCode,
  losesCommits,
  endsWork,
  writesSensitiveFile,
];

/**
 * The destructive gate: from text, directory and home alone, the same in the foreground and in the
 * background.
 */
export function dangerOf(view: View, where: Surroundings): string | undefined {
  for (const command of view.commands) {
    for (const detect of detectors) {
      const danger = detect(command, where);
      if (danger !== undefined) return danger;
    }
  }
  return view.isCut ? "it nests so deeply that it cannot be looked through" : undefined;
}
