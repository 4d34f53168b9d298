import { assertNever } from "@aish/core";
import type {
  Arithmetic,
  Binding,
  Block,
  Redirect,
  Statement,
  Subscript,
  Target,
  Test,
  ValueExpression,
  VariableOperation,
  Word,
  WordPart,
} from "../ast.ts";

/** A tree as one line: enough to see how it groups, without spans. */
export function outlineTree(block: Block): string {
  return block.map(statement).join("; ");
}

function statement(node: Statement): string {
  switch (node.kind) {
    case "andOr":
      return `(${statement(node.left)} ${node.op} ${statement(node.right)})`;
    case "pipeline":
      return `${node.negated ? "!" : ""}pipe(${node.stages.map(statement).join(" | ")})`;
    case "background":
      return `bg(${statement(node.body)})`;
    case "assignment":
      return [node.local ? "local" : "set", ...node.bindings.map(binding)].join(" ");
    case "simpleCommand":
      return [
        ...node.environment.map(binding),
        `run(${[node.name, ...node.args].map(word).join(" ")})`,
        ...node.redirects.map(redirect),
      ].join(" ");
    case "redirected":
      return [`{${statement(node.body)}}`, ...node.redirects.map(redirect)].join(" ");
    case "group":
      return `group{${outlineTree(node.body)}}`;
    case "subshell":
      return `subshell{${outlineTree(node.body)}}`;
    case "if":
      return [
        ...node.branches.map(
          (each) => `if{${outlineTree(each.condition)}}{${outlineTree(each.body)}}`,
        ),
        ...(node.otherwise === undefined ? [] : [`else{${outlineTree(node.otherwise)}}`]),
      ].join(" ");
    case "whileLoop":
      return `${node.until ? "until" : "while"}{${outlineTree(node.condition)}}{${outlineTree(node.body)}}`;
    case "forLoop":
      return `for ${node.name} in ${node.items === undefined ? "arguments" : `[${node.items.map(word).join(", ")}]`} {${outlineTree(node.body)}}`;
    case "countingLoop":
      return `for (${[node.init, node.condition, node.step].map((each) => each && arithmetic(each)).join("; ")}) {${outlineTree(node.body)}}`;
    case "case":
      return `case ${word(node.subject)} ${node.branches
        .map((each) => `${each.patterns.map(word).join("|")}) {${outlineTree(each.body)}}`)
        .join(" ")}`;
    case "functionDefinition":
      return `function ${node.name} {${outlineTree(node.body)}}`;
    case "testCommand":
      return `[[ ${test(node.test)} ]]`;
    case "arithmeticCommand":
      return `((${arithmetic(node.expression)}))`;
    case "loopJump":
      return [node.jump, ...(node.levels === undefined ? [] : [word(node.levels)])].join(" ");
    case "leave":
      return [node.leave, ...(node.status === undefined ? [] : [word(node.status)])].join(" ");
    default:
      return assertNever(node);
  }
}

function binding({ target: to, value: expression }: Binding): string {
  return expression === undefined ? target(to) : `${target(to)}=${value(expression)}`;
}

function target({ name, path }: Target): string {
  return name + path.map(subscript).join("");
}

function value(node: ValueExpression): string {
  switch (node.kind) {
    case "word":
      return word(node);
    case "list":
      return `[${node.items.map((item) => (item.spread ? "..." : "") + value(item.value)).join(", ")}]`;
    case "record":
      return `{${node.entries.map((entry) => `${word(entry.key)}: ${value(entry.value)}`).join(", ")}}`;
    default:
      return assertNever(node);
  }
}

function redirect(node: Redirect): string {
  switch (node.kind) {
    case "fileRedirect":
      return `${node.descriptor}:${node.mode} ${word(node.target)}`;
    case "duplicateRedirect":
      return `${node.descriptor}:as ${node.source}`;
    case "hereDocument":
      return `heredoc ${JSON.stringify(word(node.body))}`;
    case "hereString":
      return `herestring ${word(node.word)}`;
    default:
      return assertNever(node);
  }
}

function word(node: Word): string {
  return node.parts.map(part).join("·");
}

function part(node: WordPart): string {
  switch (node.kind) {
    case "literal":
      return node.text;
    case "globPattern":
      return `<${node.pattern}>`;
    case "tilde":
      return `~${node.user ?? ""}`;
    case "singleQuoted":
      return `'${node.text}'`;
    case "doubleQuoted":
      return `"${node.parts.map(part).join("·")}"`;
    case "variable":
      return `$${node.name}${node.path.map(subscript).join("")}${node.operation ? operation(node.operation) : ""}`;
    case "commandSubstitution":
      return `$(${outlineTree(node.body)})`;
    case "arithmeticExpansion":
      return `$((${arithmetic(node.expression)}))`;
    default:
      return assertNever(node);
  }
}

function subscript(node: Subscript): string {
  return node.kind === "keySubscript" ? `[${word(node.key)}]` : `[${arithmetic(node.index)}]`;
}

function operation(node: VariableOperation): string {
  switch (node.kind) {
    case "length":
      return ".length";
    case "default":
      return `${node.emptyCounts ? ":" : ""}${node.op}{${word(node.word)}}`;
    case "trim":
      return `.trim(${node.side} ${node.longest ? "longest" : "shortest"} ${word(node.pattern)})`;
    case "replace":
      return `.replace(${node.all ? "all" : (node.anchor ?? "first")} ${word(node.pattern)} by ${word(node.replacement)})`;
    case "changeCase":
      return `.${node.to}(${node.all ? "all" : "first"})`;
    case "slice":
      return `.slice(${node.from ? arithmetic(node.from) : ""}:${node.to ? arithmetic(node.to) : ""})`;
    default:
      return assertNever(node);
  }
}

function arithmetic(node: Arithmetic): string {
  switch (node.kind) {
    case "integer":
      return node.text;
    case "arithmeticVariable":
      return target({ ...node });
    case "arithmeticWord":
      return word(node.word);
    case "unary":
      return `(${node.op}${arithmetic(node.operand)})`;
    case "binary":
      return `(${arithmetic(node.left)} ${node.op} ${arithmetic(node.right)})`;
    case "conditional":
      return `(${arithmetic(node.condition)} ? ${arithmetic(node.yes)} : ${arithmetic(node.no)})`;
    case "arithmeticAssignment":
      return `(${target(node.target)} ${node.op ?? ""}= ${arithmetic(node.value)})`;
    case "increment": {
      const mark = node.by === 1 ? "++" : "--";
      return node.prefix ? `(${mark}${target(node.target)})` : `(${target(node.target)}${mark})`;
    }
    case "sequence":
      return `(${node.items.map(arithmetic).join(", ")})`;
    default:
      return assertNever(node);
  }
}

function test(node: Test): string {
  switch (node.kind) {
    case "wordTest":
      return word(node.word);
    case "unaryTest":
      return `(${node.op} ${value(node.operand)})`;
    case "binaryTest":
      return `(${value(node.left)} ${node.op} ${value(node.right)})`;
    case "notTest":
      return `(! ${test(node.test)})`;
    case "logicalTest":
      return `(${test(node.left)} ${node.op} ${test(node.right)})`;
    default:
      return assertNever(node);
  }
}
