import { expandWord } from "./expand-word.ts";
import { fedWords, printedBy } from "./printed-by.ts";
import type { Element, Line, Pipeline, SimpleCommand, Word } from "./line.ts";
import { isUnknown, mark, withoutActiveForms, withoutForeignMarks } from "./marks.ts";
import { programOf } from "./program-of.ts";
import { readLine } from "./read-line.ts";
import { resolvePath } from "./resolve-path.ts";
import { createScope, innerScope, type Scope } from "./scope.ts";
import type { SeenCommand } from "./seen-command.ts";
import { unwrap } from "./unwrap.ts";
import { shells } from "./wrappers.ts";

export interface Sight {
  readonly commands: readonly SeenCommand[];
  /** There was more than is looked at. */
  readonly isCut: boolean;
}

const mostCommands = 2000;
const mostDepth = 14;

/** Every command that shell text may run, however it is wrapped. Looks at nothing but the text. */
export function walkLine(text: string, cwd: string, home: string): Sight {
  const walk = new Walk();
  walk.line(readLine(withoutForeignMarks(text)), createScope(cwd, home), [], 0);
  return { commands: walk.commands, isCut: walk.isCut };
}

class Walk {
  readonly commands: SeenCommand[] = [];
  readonly #running: string[] = [];
  isCut = false;

  line(line: Line, scope: Scope, reads: readonly SeenCommand[], depth: number): SeenCommand[] {
    if (depth > mostDepth || this.commands.length > mostCommands) {
      this.isCut = true;
      return [];
    }
    return line.pipelines.flatMap((pipeline) => this.#pipeline(pipeline, scope, reads, depth));
  }

  #pipeline(
    { elements }: Pipeline,
    scope: Scope,
    reads: readonly SeenCommand[],
    depth: number,
  ): SeenCommand[] {
    const seen: SeenCommand[] = [];
    for (const element of elements) {
      const own = elements.length === 1 ? scope : innerScope(scope);
      seen.push(...this.#element(element, own, [...reads, ...seen], depth));
    }
    return seen;
  }

  #element(
    element: Element,
    scope: Scope,
    reads: readonly SeenCommand[],
    depth: number,
  ): SeenCommand[] {
    switch (element.kind) {
      case "group":
        return this.line(
          element.line,
          element.subshell ? innerScope(scope) : scope,
          reads,
          depth + 1,
        );
      case "functionDefinition":
        scope.functions.set(element.name, element.body);
        return this.#inside(element.name, element.body, innerScope(scope), reads, depth);
      case "simpleCommand":
        return this.#simple(element, scope, reads, depth);
      default:
        return element satisfies never;
    }
  }

  #inside(
    name: string,
    body: Line,
    scope: Scope,
    reads: readonly SeenCommand[],
    depth: number,
  ): SeenCommand[] {
    this.#running.push(name);
    const seen = this.line(body, scope, reads, depth + 1);
    this.#running.pop();
    return seen;
  }

  #simple(
    { words, redirects }: SimpleCommand,
    scope: Scope,
    upstream: readonly SeenCommand[],
    depth: number,
  ): SeenCommand[] {
    const inner: SeenCommand[] = [];
    const outputs = new Map<Line, readonly string[]>();
    const outputOf = (line: Line): readonly string[] => outputs.get(line) ?? [mark.hole];
    const visit = (word: Word): void => {
      for (const piece of word) {
        if (piece.kind === "array") for (const each of piece.words) visit(each);
        if (piece.kind === "variable" && /[`$<>]/.test(piece.rest)) {
          inner.push(
            ...this.line(
              readLine(`: ${piece.rest.replace(/^[^$`<>]*/, "")}`),
              innerScope(scope),
              [],
              depth + 1,
            ),
          );
        }
        if (piece.kind !== "output" && piece.kind !== "stream") continue;
        const seen = this.line(piece.line, innerScope(scope), upstream, depth + 1);
        outputs.set(piece.line, printedBy(seen, scope));
        inner.push(...seen);
      }
    };
    for (const word of words) visit(word);
    for (const { target } of redirects) visit(target);

    const expanded = words.flatMap((word, at) => {
      const texts = expandWord(word, scope, outputOf);
      return texts.map((text) => ({
        text,
        isLater: at > 0,
        isOutput: word.some(({ kind }) => kind === "output"),
      }));
    });
    const assignments: { name: string; value: string }[] = [];
    let first = 0;
    for (; first < words.length; first += 1) {
      const [piece] = words[first] ?? [];
      if (piece?.kind !== "literal" || piece.quoted) break;
      const [head] = expandWord(words[first] ?? [], scope, outputOf);
      const match = /^(?<name>[A-Za-z_]\w*)(?:\[[^\]]*\])?\+?=(?<value>[^]*)$/.exec(
        head ?? "",
      )?.groups;
      if (match === undefined) break;
      const all = expandWord((words[first] ?? []).map(asQuoted), scope, outputOf);
      const name = match["name"] ?? "";
      const values = all.map((text) => withoutActiveForms(text.replace(/^[^=]*=/, "")));
      scope.variables.set(name, values);
      assignments.push(...values.map((value) => ({ name, value })));
    }
    const count = words.slice(0, first).flatMap((word) => expandWord(word, scope, outputOf)).length;
    const own = expanded.slice(Math.min(count, expanded.length));
    const command: SeenCommand = {
      words: own.map(({ text }) => text),
      cwd: scope.cwd,
      redirects: redirects.map(({ operator, target }) => ({
        operator,
        target: expandWord(target, scope, outputOf).join(" "),
      })),
      reads: [...upstream, ...inner],
      assignments,
      isHidden: own[0]?.isOutput === true && /^[\uE000\uE001]+$/.test(own[0].text),
      callsItself: this.#running.includes(own[0]?.text ?? ""),
      isInner: false,
    };
    return [...inner, ...this.#run(command, scope, depth)];
  }

  /** The command, what it does to the shell, and what it runs inside itself. */
  #run(command: SeenCommand, scope: Scope, depth: number): SeenCommand[] {
    if (depth > mostDepth || this.commands.length > mostCommands) {
      this.isCut = true;
      return [];
    }
    this.commands.push(command);
    changeScope(command, scope);
    const { words } = command;
    const [name = ""] = words;
    const seen = [command];

    const body = scope.functions.get(name);
    if (body !== undefined && !this.#running.includes(name)) {
      const called = withArguments(scope, words.slice(1));
      seen.push(...this.#inside(name, body, called, command.reads, depth));
      return seen;
    }
    const alias = scope.aliases.get(name);
    if (alias !== undefined && depth < 4) {
      const line = readLine([alias, ...words.slice(1)].map(withoutActiveForms).join(" "));
      return [...seen, ...this.line(line, scope, command.reads, depth + 1)];
    }
    const given = programOf(words) === "xargs" ? fedWords(command.reads) : [];
    for (const inner of unwrap(words)) {
      if (inner.kind === "words") {
        const next = [...inner.words, ...given];
        seen.push(...this.#run({ ...command, words: next, isInner: true }, scope, depth + 1));
      } else {
        const line = readLine(withoutActiveForms(inner.text));
        const here = programOf(words) === "eval" ? scope : withArguments(scope, inner.args);
        seen.push(...this.line(line, here, command.reads, depth + 1));
      }
    }
    if (shells.has(programOf(words)) || /^(?:ssh|source|\.)$/.test(programOf(words))) {
      for (const text of scriptsRead(command)) {
        seen.push(...this.line(readLine(text), innerScope(scope), [], depth + 1));
      }
    }
    return seen;
  }
}

function asQuoted(piece: Word[number]): Word[number] {
  return piece.kind === "variable" || piece.kind === "output" ? { ...piece, quoted: true } : piece;
}

/** What a shell is given to read as text: here-documents, here-strings, `echo … | sh`. */
function scriptsRead({ redirects, reads }: SeenCommand): string[] {
  const given = redirects.filter(({ operator }) => operator.startsWith("<<"));
  const printed = printedBy(reads.slice(-1), { home: "" }).filter((text) => !isUnknown(text));
  return [...given.map(({ target }) => target), ...printed].map(withoutActiveForms);
}

function withArguments(scope: Scope, args: readonly string[]): Scope {
  const inner = innerScope(scope);
  for (const [at, arg] of args.entries()) inner.variables.set(String(at + 1), [arg]);
  if (args.length > 0) for (const all of ["@", "*"]) inner.variables.set(all, args);
  return inner;
}

function changeScope({ words, cwd }: SeenCommand, scope: Scope): void {
  const [name = "", ...rest] = words;
  const operands = rest.filter((word) => !/^-./.test(word));
  switch (name) {
    case "cd":
    case "pushd":
      if (rest.includes("-")) scope.cwd = undefined;
      else scope.cwd = resolvePath(operands[0] ?? scope.home, cwd);
      break;
    case "popd":
      scope.cwd = undefined;
      break;
    case "for":
    case "select":
      if (rest[1] === "in") scope.variables.set(rest[0] ?? "", rest.slice(2));
      break;
    case "export":
    case "declare":
    case "local":
    case "readonly":
    case "typeset":
      for (const word of operands) {
        const [variable = "", ...value] = word.split("=");
        if (value.length > 0) scope.variables.set(variable, [value.join("=")]);
      }
      break;
    case "set":
      for (const [at, value] of rest.filter((word) => word !== "--").entries()) {
        scope.variables.set(String(at + 1), [value]);
      }
      scope.variables.set("@", rest.slice(rest[0] === "--" ? 1 : 0));
      break;
    case "printf":
      if (rest[0] === "-v") scope.variables.set(rest[1] ?? "", [rest.slice(2).join("")]);
      break;
    case "alias":
      for (const word of operands) {
        const [alias = "", ...value] = word.split("=");
        if (value.length > 0) scope.aliases.set(alias, value.join("="));
      }
      break;
    default:
  }
}
