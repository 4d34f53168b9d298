import { assertNever } from "@aish/core";

import type { ListItem, RecordEntry, ValueExpression } from "../ast.ts";
import type { Place, Printer } from "./printer.ts";

/** `place` is where a plain word would stand. */
export function printValue(value: ValueExpression, place: Place, printer: Printer): string {
  switch (value.kind) {
    case "word":
      return printer.word(value, place);
    case "list":
      return `[${value.items.map((item) => printItem(item, printer)).join(", ")}]`;
    case "record":
      return `{${value.entries.map((entry) => printEntry(entry, printer)).join(", ")}}`;
    default:
      return assertNever(value);
  }
}

function printItem(item: ListItem, printer: Printer): string {
  return `${item.spread ? "..." : ""}${printValue(item.value, "listItem", printer)}`;
}

function printEntry(entry: RecordEntry, printer: Printer): string {
  return `${printer.word(entry.key, "recordKey")}: ${printValue(entry.value, "recordValue", printer)}`;
}
