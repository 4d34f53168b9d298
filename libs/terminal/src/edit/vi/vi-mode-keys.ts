/** A key that only changes the mode, or says what a later key shall mean. */
export interface ViModeKey {
  readonly kind: "modeKey";
  readonly keys: string;
  readonly description: string;
  readonly does: "cancel" | "select" | "selectLines" | "otherEnd" | "repeat" | "register";
}

function modeKey(keys: string, description: string, does: ViModeKey["does"]): ViModeKey {
  return { kind: "modeKey", keys, description, does };
}

const cancel = modeKey("escape", "back to normal mode", "cancel");
const register = modeKey(
  '"{char}',
  "use the register of that name: a to z, A to Z to add, _ for none",
  "register",
);
const select = modeKey("v", "select characters", "select");
const selectLines = modeKey("V", "select lines", "selectLines");

export const viNormalModeKeys: readonly ViModeKey[] = [
  cancel,
  register,
  select,
  selectLines,
  modeKey(".", "do the last change again", "repeat"),
];

export const viVisualModeKeys: readonly ViModeKey[] = [
  cancel,
  register,
  select,
  selectLines,
  modeKey("o", "go to the other end of what is selected", "otherEnd"),
];
