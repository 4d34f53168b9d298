import { Fault } from "../fault.ts";
import type { Place } from "./subscript-lookup.ts";
import type { Value } from "../values/value.ts";

/** A target that came as an argument: its variables are already expanded. */
export interface TextTarget {
  readonly name: string;
  readonly places: readonly Place[];
  readonly keys: readonly Value[];
}

const subscript = /\[(?:"([^"]*)"|'([^']*)'|([^[\]"']+))\]/y;

/** `name`, `name[key][-1]["quoted key"]` */
export function parseTarget(text: string): TextTarget {
  const bracket = text.indexOf("[");
  const name = (bracket < 0 ? text : text.slice(0, bracket)).normalize("NFC");
  const places: Place[] = [];
  const keys: Value[] = [];
  let end = bracket < 0 ? text.length : bracket;
  while (end < text.length) {
    subscript.lastIndex = end;
    const match = subscript.exec(text);
    if (match === null) break;
    const [whole, double, single, bare] = match;
    if (bare?.startsWith("$") === true) {
      throw new Fault(`${text}: ${bare} is not expanded here`, `write it between double quotes`);
    }
    end += whole.length;
    places.push({ kind: bare === undefined ? "key" : "dynamic", spelling: text.slice(0, end) });
    keys.push(bare ?? double ?? single ?? "");
  }
  if (name === "" || end < text.length) {
    throw new Fault(`"${text}" names no variable`, "write a name, or a path like name[key][0]");
  }
  return { name, places, keys };
}
