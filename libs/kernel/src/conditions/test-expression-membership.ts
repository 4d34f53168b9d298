import { sameValue } from "../values/compare-equality.ts";
import { Fault } from "../fault.ts";
import { isList, type Value } from "../values/value.ts";
import { toText } from "../values/value-text.ts";
import { isCollection, isRecord, withArticle } from "../values/value-type.ts";

/** `needle in list`: an element of the same type and value. `needle in record`: a key. */
export function isMember(needle: Value, container: Value): boolean {
  if (isList(container)) return container.some((element) => sameValue(element, needle));
  if (isRecord(container)) {
    if (isCollection(needle))
      throw new Fault(`${withArticle(needle)} cannot be the key of a record`);
    return container.has(toText(needle));
  }
  throw new Fault(
    `in needs a list or a record on its right, not ${withArticle(container)}`,
    typeof container === "string" ? "to find text in text write [[ $x =~ text ]]" : undefined,
  );
}
