import { assertNever } from "@aish/core";

/** What of an expression decides how often a backtracking engine may try. */
export type ExpressionNode =
  /** Matches in one way only. */
  | { readonly kind: "fixed" }
  | { readonly kind: "start" }
  | { readonly kind: "sequence"; readonly items: readonly ExpressionNode[] }
  | { readonly kind: "choice"; readonly options: readonly ExpressionNode[] }
  | {
      readonly kind: "repeat";
      readonly item: ExpressionNode;
      readonly least: number;
      readonly most: number;
    };

interface Effort {
  readonly factor: number;
  /** Of the length of the text. */
  readonly exponent: number;
}

const once: Effort = { factor: 1, exponent: 0 };
const hopeless: Effort = { factor: Infinity, exponent: 0 };

/**
 * The tries that a text of a given length can cost, estimated high. A repetition inside a repetition
 * counts as infinite, although some are harmless.
 */
export function costOf(node: ExpressionNode): (length: number) => number {
  const { factor, exponent } = effortOf(node);
  const searched = isAnchored(node) ? exponent : exponent + 1;
  // Once through the text is no reason to worry, however long it is.
  if (searched <= 1 && factor < 1000) return () => 0;
  return (length) => factor * (length + 1) ** searched;
}

function effortOf(node: ExpressionNode): Effort {
  switch (node.kind) {
    case "fixed":
    case "start":
      return once;
    case "sequence":
      return node.items.map(effortOf).reduce(
        (sum, { factor, exponent }) => ({
          factor: sum.factor * factor,
          exponent: sum.exponent + exponent,
        }),
        once,
      );
    case "choice":
      return node.options.map(effortOf).reduce(
        (sum, { factor, exponent }) => ({
          factor: sum.factor + factor,
          exponent: Math.max(sum.exponent, exponent),
        }),
        { factor: 0, exponent: 0 },
      );
    case "repeat": {
      const { item, least, most } = node;
      const inner = effortOf(item);
      if (most <= 1) return { ...inner, factor: inner.factor + 1 };
      if (!isFixed(item)) return hopeless;
      if (most === Infinity) return { factor: 1, exponent: 1 };
      return { factor: most - least + 1, exponent: 0 };
    }
    default:
      return assertNever(node);
  }
}

function isFixed(node: ExpressionNode): boolean {
  switch (node.kind) {
    case "fixed":
    case "start":
      return true;
    case "sequence":
      return node.items.every(isFixed);
    case "choice":
      return node.options.length === 1 && node.options.every(isFixed);
    case "repeat":
      return node.least === node.most && isFixed(node.item);
    default:
      return assertNever(node);
  }
}

function isAnchored(node: ExpressionNode): boolean {
  switch (node.kind) {
    case "start":
      return true;
    case "sequence": {
      const [first] = node.items;
      return first !== undefined && isAnchored(first);
    }
    case "choice":
      return node.options.every(isAnchored);
    case "fixed":
    case "repeat":
      return false;
    default:
      return assertNever(node);
  }
}
