import { changeScope } from "./change-scope.ts";
import { expandWord } from "./expand-word.ts";
import { globPattern } from "./glob-pattern.ts";
import { scriptReaders, scriptsRead } from "./scripts-read.ts";
import { WrittenFiles } from "./written-files.ts";
import { fedWords, printedBy } from "./printed-by.ts";
import type { Element, Line, Pipeline, SimpleCommand, Word } from "./line.ts";
import { mark, withoutActiveForms, withoutForeignMarks } from "./marks.ts";
import { programOf } from "./program-of.ts";
import { readLine } from "./read-line.ts";
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
  readonly #files = new WrittenFiles();
  isCut = false;

  line(line: Line, scope: Scope, reads: readonly SeenCommand[], depth: number): SeenCommand[] {
    if (line.isCut || depth > mostDepth || this.commands.length > mostCommands) {
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
      case "group": {
        const { subshell, line, redirects } = element;
        const own = subshell ? innerScope(scope) : scope;
        if (redirects.length === 0) return this.line(line, own, reads, depth + 1);
        const bare: SimpleCommand = { kind: "simpleCommand", words: [], redirects };
        const given = this.#simple(bare, own, [], depth);
        return [...given, ...this.line(line, own, [...reads, ...given], depth + 1)];
      }
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
    const printed: SeenCommand[] = [];
    const outputs = new Map<Line, readonly string[]>();
    const outputOf = (line: Line): readonly string[] => outputs.get(line) ?? [mark.hole];
    const visit = (word: Word): void => {
      for (const piece of word) {
        if (piece.kind === "array") for (const each of piece.words) visit(each);
        if (piece.kind === "variable") printed.push(...(scope.printed.get(piece.name) ?? []));
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

    const expanded = words.flatMap((word) => {
      const texts = expandWord(word, scope, outputOf);
      return texts.map((text) => ({
        text,
        isOutput: word.some(
          (piece) =>
            piece.kind === "output" || (piece.kind === "variable" && scope.printed.has(piece.name)),
        ),
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
      scope.printed.delete(name);
      if (inner.length + printed.length > 0) scope.printed.set(name, [...inner, ...printed]);
      assignments.push(...values.map((value) => ({ name, value })));
    }
    const count = words.slice(0, first).flatMap((word) => expandWord(word, scope, outputOf)).length;
    const own = expanded.slice(Math.min(count, expanded.length));
    const command: SeenCommand = {
      words: own.map(({ text }) => text),
      cwd: scope.cwd,
      redirects: redirects.flatMap(({ operator, target }) =>
        expandWord(target, scope, outputOf).map((text) => ({ operator, target: text })),
      ),
      reads: [...upstream, ...inner, ...printed],
      assignments,
      isHidden: own[0]?.isOutput === true && /^[\uE000\uE001]+$/.test(own[0].text),
      callsItself: this.#running.includes(own[0]?.text ?? ""),
      isInner: false,
      runsWhatItReads: false,
    };
    return [...inner, ...this.#run(command, scope, depth)];
  }

  /** The command, what it does to the shell, and what it runs inside itself. */
  #run(given: SeenCommand, scope: Scope, depth: number): SeenCommand[] {
    if (depth > mostDepth || this.commands.length > mostCommands) {
      this.isCut = true;
      return [];
    }
    const files = this.#files.runBy(given);
    const command: SeenCommand =
      files.length === 0
        ? given
        : {
            ...given,
            reads: [...given.reads, ...files.flatMap(({ writers }) => writers)],
            runsWhatItReads: true,
          };
    this.commands.push(command);
    changeScope(command, scope);
    this.#files.record(command);
    const { words } = command;
    const [name = ""] = words;
    const seen = [command];
    for (const { text } of files) {
      if (text === undefined) continue;
      seen.push(...this.line(readLine(text), innerScope(scope), [], depth + 1));
    }
    // A pattern for the program's name may find any of these.
    if (/[\uE002-\uE004]/u.test(name)) {
      const pattern = globPattern(programOf([name]), false);
      for (const program of ["rm", "sh", "bash", "dd", "mv", "find", "shred"].filter((each) =>
        pattern.test(each),
      )) {
        seen.push(
          ...this.#run(
            { ...command, words: [program, ...words.slice(1)], isInner: true },
            scope,
            depth + 1,
          ),
        );
      }
    }

    const body = scope.functions.get(name);
    if (body !== undefined && !this.#running.includes(name)) {
      const called = withArguments(scope, words);
      seen.push(...this.#inside(name, body, called, command.reads, depth));
      return seen;
    }
    const alias = scope.aliases.get(name);
    if (alias !== undefined && depth < 4) {
      const line = readLine([alias, ...words.slice(1)].map(withoutActiveForms).join(" "));
      return [...seen, ...this.line(line, scope, command.reads, depth + 1)];
    }
    const fed = programOf(words) === "xargs" ? fedWords(command) : [];
    for (const inner of unwrap(words)) {
      if (inner.kind === "words") {
        const next = [...inner.words, ...fed];
        seen.push(...this.#run({ ...command, words: next, isInner: true }, scope, depth + 1));
      } else {
        const line = readLine(withoutActiveForms(inner.text));
        const here = programOf(words) === "eval" ? scope : withArguments(scope, inner.args);
        seen.push(...this.line(line, here, command.reads, depth + 1));
      }
    }
    if (shells.has(programOf(words)) || scriptReaders.test(programOf(words))) {
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

function withArguments(scope: Scope, args: readonly string[]): Scope {
  const inner = innerScope(scope);
  for (const [at, arg] of args.entries()) inner.variables.set(String(at), [arg]);
  if (args.length > 1) for (const all of ["@", "*"]) inner.variables.set(all, args.slice(1));
  return inner;
}
