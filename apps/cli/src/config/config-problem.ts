import { AishError, nearestName } from "@aish/core";

/** Where in which configuration file something is; a line is unknown if nothing could be found. */
export interface ConfigPlace {
  readonly path: string;
  readonly line: number | undefined;
}

export function placeText({ path, line }: ConfigPlace): string {
  return line === undefined ? path : `${path}:${line}`;
}

const lookAtDefault = "correct it; aish config --default prints every key with what is allowed";

/** One line: place, key, what is wrong and what is allowed. */
export function configProblem(place: ConfigPlace, text: string, hint = lookAtDefault): AishError {
  return new AishError("CONFIG_INVALID", `${placeText(place)}: ${text}`, { hint });
}

/** A name that is not one of those allowed, with the one that was probably meant. */
export function unknownName(
  place: ConfigPlace,
  text: string,
  name: string,
  allowed: readonly string[],
): AishError {
  const near = nearestName(name, allowed);
  const list = allowed.length === 0 ? "there is none" : `allowed: ${allowed.join(", ")}`;
  const hint = near === undefined ? undefined : `did you mean ${near}?`;
  return configProblem(place, `${text}; ${list}`, hint);
}
