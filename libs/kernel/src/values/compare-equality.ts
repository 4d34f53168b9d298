import { Fault } from "../fault.ts";
import { compareNumbers, isNumeric, numberOf } from "./compare-order.ts";
import { isList, type KaiRecord, type List, type Value } from "./value.ts";
import { toText } from "./value-text.ts";
import { isCollection, isRecord, withArticle } from "./value-type.ts";

/** Keeps the recursion off the end of the stack. */
const deepest = 1000;

/** `==`: values of one type as such, scalars of two types by their text. */
export function equalValues(left: Value, right: Value): boolean {
  if (typeof left === typeof right && typeof left !== "object") return left === right;
  if (isCollection(left) || isCollection(right)) {
    if (isCollection(left) && isCollection(right)) return sameValue(left, right);
    const [collection, scalar] = isCollection(left) ? [left, right] : [right, left];
    throw new Fault(
      `${withArticle(collection)} cannot be compared with ${withArticle(scalar)}`,
      "test an element with `in`, or take a value out of it with `${x[…]}` or jq",
    );
  }
  return sameValue(left, right) || (!bothNumeric(left, right) && toText(left) === toText(right));
}

/** Without conversions: `1` and `"1"` differ. As elements of lists are compared. */
export function sameValue(left: Value, right: Value, depth = 0): boolean {
  if (left === right) return true;
  if (isNumeric(left) && isNumeric(right))
    return compareNumbers(numberOf(left), numberOf(right)) === 0;
  if (typeof left !== "object" || typeof right !== "object") return false;
  if (left === null || right === null) return false;
  if (depth > deepest) throw new Fault(`values nested more than ${deepest} levels deep`);
  if (isList(left)) return isList(right) && sameLists(left, right, depth + 1);
  if (isRecord(left)) return isRecord(right) && sameRecords(left, right, depth + 1);
  return left instanceof Uint8Array && right instanceof Uint8Array && sameBytes(left, right);
}

function bothNumeric(left: Value, right: Value): boolean {
  return isNumeric(left) && isNumeric(right);
}

function sameLists(left: List, right: List, depth: number): boolean {
  if (left.length !== right.length) return false;
  return left.every((item, index) => {
    const other = right[index];
    return other !== undefined && sameValue(item, other, depth);
  });
}

/** The order of keys does not count. */
function sameRecords(left: KaiRecord, right: KaiRecord, depth: number): boolean {
  if (left.size !== right.size) return false;
  for (const [key, item] of left) {
    const other = right.get(key);
    if (other === undefined || !sameValue(item, other, depth)) return false;
  }
  return true;
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
