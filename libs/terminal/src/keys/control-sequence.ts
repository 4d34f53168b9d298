/** `CSI`, its parameters and its last character, as ECMA-48 has them. */
export interface ControlSequence {
  /** One of `< = > ?`, which make a sequence private. */
  readonly prefix: string;
  /** Split at `;` and then at `:`. What is not written is 0, as terminals understand it. */
  readonly parameters: readonly (readonly number[])[];
  readonly intermediates: string;
  readonly final: string;
}

/** `undefined` for what no terminal sends. */
export function parseControlSequence(body: string, final: string): ControlSequence | undefined {
  const parts = shape.exec(body)?.groups;
  if (parts === undefined) return undefined;
  const { prefix = "", numbers = "", intermediates = "" } = parts;
  const parameters =
    numbers === "" ? [] : numbers.split(";").map((part) => part.split(":").map(Number));
  return { prefix, parameters, intermediates, final };
}

const shape = /^(?<prefix>[<=>?]?)(?<numbers>[0-9:;]*)(?<intermediates>[ -/]*)$/;
