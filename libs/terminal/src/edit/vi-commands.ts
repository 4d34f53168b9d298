import { viEdits } from "./vi/vi-edits.ts";
import { viNormalModeKeys, viVisualModeKeys } from "./vi/vi-mode-keys.ts";
import { viMotions } from "./vi/vi-motions.ts";
import { viOperators } from "./vi/vi-operators.ts";
import { viRequests } from "./vi/vi-requests.ts";
import { viTextObjects } from "./vi/vi-text-objects.ts";
import { viVisualEdits } from "./vi/vi-visual-edits.ts";

/** What a command of vi mode is good for: the same tables that the keys are looked up in. */
export interface ViCommandHelp {
  readonly keys: string;
  readonly description: string;
  /** Where it is known: a motion also after an operator, a text object only there and in visual mode. */
  readonly group:
    "motion" | "operator" | "text object" | "edit" | "visual mode" | "prompt" | "mode";
}

type Keyed = Omit<ViCommandHelp, "group">;

const named = (group: ViCommandHelp["group"], entries: readonly Keyed[]): ViCommandHelp[] =>
  entries.map(({ keys, description }) => ({ keys, description, group }));

export const viCommands: readonly ViCommandHelp[] = [
  ...named("motion", viMotions),
  ...named("operator", viOperators),
  ...named("text object", viTextObjects),
  ...named("edit", viEdits),
  ...named("mode", viNormalModeKeys),
  ...named("visual mode", [
    ...viVisualEdits,
    ...viVisualModeKeys.filter((key) => !viNormalModeKeys.includes(key)),
  ]),
  ...named("prompt", viRequests),
];
