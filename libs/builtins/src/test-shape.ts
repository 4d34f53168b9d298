/** What the arguments of `test` ask, by their number and the operators among them. */
export type TestShape =
  | { readonly kind: "nothing" }
  | { readonly kind: "truth"; readonly at: number }
  | { readonly kind: "unary"; readonly operator: UnaryOperator; readonly at: number }
  | { readonly kind: "binary"; readonly operator: BinaryOperator; readonly at: number }
  | { readonly kind: "not"; readonly test: TestShape }
  /** A word that is not known yet stands where an operator may stand. */
  | { readonly kind: "open" }
  | { readonly kind: "compound"; readonly message: string; readonly hint: string }
  | { readonly kind: "refused"; readonly message: string; readonly hint: string | undefined };

const unaryOperators = [
  ...(["-e", "-f", "-d", "-r", "-w", "-x", "-s", "-L", "-z", "-n", "-list", "-record"] as const),
];
const binaryOperators = [
  ...(["=", "==", "!=", "<", ">", "<=", ">=", "=~", "!~"] as const),
  ...(["-eq", "-ne", "-gt", "-ge", "-lt", "-le"] as const),
];
const compoundOperators: ReadonlySet<string | undefined> = new Set(["-a", "-o", "(", ")"]);

export type UnaryOperator = (typeof unaryOperators)[number];
export type BinaryOperator = (typeof binaryOperators)[number];

/** Undefined words are not known yet; `at` counts from `from`. */
export function testShape(words: readonly (string | undefined)[], from = 0): TestShape {
  const left = words.length - from;
  const [first, second] = [words[from], words[from + 1]];
  if (left === 0) return { kind: "nothing" };
  if (left === 1) return oneWord(first, from);
  if (left === 2 && isUnary(first)) return { kind: "unary", operator: first, at: from + 1 };
  if (left === 3 && isBinary(second)) return { kind: "binary", operator: second, at: from };
  if (first === "!") return { kind: "not", test: testShape(words, from + 1) };
  if (words.slice(from).some((word) => compoundOperators.has(word))) {
    if (left === 3 && second === undefined) return { kind: "open" };
    return {
      kind: "compound",
      message: "-a, -o and parentheses are not supported",
      hint: "join commands instead: test a = a && test b = b, or ||",
    };
  }
  if (words.slice(from).includes(undefined)) return { kind: "open" };
  return {
    kind: "refused",
    message: `expected an operator among ${left} operands: ${words.slice(from).join(" ")}`,
    hint: "quote an operand that has spaces",
  };
}

function oneWord(word: string | undefined, at: number): TestShape {
  if (word === undefined) return { kind: "open" };
  if (word === "!" || isUnary(word) || isBinary(word) || compoundOperators.has(word)) {
    return { kind: "refused", message: `${word} needs an operand`, hint: undefined };
  }
  return { kind: "truth", at };
}

function isUnary(word: string | undefined): word is UnaryOperator {
  return (unaryOperators as readonly (string | undefined)[]).includes(word);
}

function isBinary(word: string | undefined): word is BinaryOperator {
  return (binaryOperators as readonly (string | undefined)[]).includes(word);
}
