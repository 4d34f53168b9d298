import { viEdits, type ViEdit } from "./vi-edits.ts";
import { ViKeyTable } from "./vi-key-table.ts";
import { viNormalModeKeys, viVisualModeKeys, type ViModeKey } from "./vi-mode-keys.ts";
import { viMotions, type ViMotion } from "./vi-motions.ts";
import { viOperators, type ViOperator } from "./vi-operators.ts";
import { viRequests, type ViRequest } from "./vi-requests.ts";
import { viTextObjects, type ViTextObject } from "./vi-text-objects.ts";
import { viVisualEdits, type ViVisualEdit } from "./vi-visual-edits.ts";

export type ViCommand =
  ViEdit | ViModeKey | ViMotion | ViOperator | ViRequest | ViTextObject | ViVisualEdit;

/** What the keys mean in normal mode, after an operator, and while something is selected. */
export const viTables = {
  normal: new ViKeyTable<ViCommand>([
    ...viNormalModeKeys,
    ...viEdits,
    ...viOperators,
    ...viRequests,
    ...viMotions,
  ]),
  operator: new ViKeyTable<ViCommand>([...viMotions, ...viTextObjects]),
  visual: new ViKeyTable<ViCommand>([
    ...viVisualModeKeys,
    ...viVisualEdits,
    ...viOperators,
    ...viTextObjects,
    ...viMotions,
  ]),
} as const;
