import { decodeEscapes } from "./ansi-escapes.ts";
import { isUnknown, mark } from "./marks.ts";
import { programOf } from "./program-of.ts";
import { userName, type Scope } from "./scope.ts";
import type { SeenCommand } from "./seen-command.ts";

/** What commands print, as far as their words say; a hole where they do not. */
export function printedBy(
  commands: readonly SeenCommand[],
  scope: Pick<Scope, "home">,
): readonly string[] {
  const [command, ...more] = commands.filter(
    ({ isInner, words }) => !isInner && !silent.test(words[0] ?? ""),
  );
  if (command === undefined || more.length > 0) return [mark.hole];
  const [, ...rest] = command.words;
  const operands = rest.filter((word) => !word.startsWith("-"));
  switch (programOf(command.words)) {
    case "echo":
      return [
        decodeEscapes(rest.slice(rest.findIndex((word) => !/^-[neE]+$/.test(word))).join(" ")),
      ];
    case "cat":
      return operands.length > 0
        ? [mark.hole]
        : [
            command.redirects.findLast(({ operator }) => operator.startsWith("<<"))?.target ??
              mark.hole,
          ];
    case "printf":
      return [formatted(operands)];
    case "pwd":
      return [command.cwd ?? mark.some];
    case "whoami":
    case "logname":
      return [scope.home === "" ? mark.some : scope.home.slice(scope.home.lastIndexOf("/") + 1)];
    case "id":
      return rest.some((word) => /^-u?n/.test(word))
        ? [userName({ ...emptyScope, ...scope })]
        : [mark.some];
    case "mktemp":
    case "date":
    case "uname":
    case "nproc":
    case "hostname":
      return [mark.some];
    case "realpath":
    case "readlink":
    case "cygpath":
      return [operands.at(-1) ?? mark.hole];
    case "dirname":
      return [
        isUnknown(operands[0] ?? mark.hole)
          ? mark.hole
          : (operands[0] ?? "").replace(/\/[^/]+\/?$/, "") || "/",
      ];
    case "which":
      return [`/usr/bin/${operands[0] ?? mark.hole}`];
    case "command":
      return [operands[0] ?? mark.hole];
    default:
      return [mark.hole];
  }
}

/** They print nothing. */
const silent = /^(?:cd|:|true|export|set|local|declare)?$/;

const emptyScope = {
  cwd: undefined,
  variables: new Map<never, never>(),
  functions: new Map<never, never>(),
  printed: new Map<never, never>(),
  aliases: new Map<never, never>(),
};

function formatted([format = "", ...args]: readonly string[]): string {
  const left = [...args];
  const text = decodeEscapes(format).replaceAll(/%(?:[-\d.]*[sbqdc]|%)/g, (form) =>
    form === "%%" ? "%" : decodeEscapes(left.shift() ?? ""),
  );
  return text.replace(/\n+$/, "");
}

/** The words that `xargs` gets from what it reads, where that is to be seen. */
export function fedWords({ reads, redirects }: SeenCommand): readonly string[] {
  const given = redirects.find(({ operator }) => operator.startsWith("<<"))?.target;
  if (given !== undefined) return given.split(/\s+/).filter((word) => word !== "");
  const last = reads.findLast(({ isInner }) => !isInner);
  if (last === undefined) return [];
  const [, ...rest] = last.words;
  const operands = rest.filter((word) => !word.startsWith("-"));
  switch (programOf(last.words)) {
    case "echo":
    case "printf":
      return (printedBy([last], { home: "" })[0] ?? "")
        .replaceAll("\0", " ")
        .split(/\s+/)
        .filter((word) => word !== "");
    case "git":
      return rest[0] === "ls-files" && rest.length === 1 ? [mark.star] : [];
    case "ls":
      return operands.length === 0 ? [mark.star] : operands.map((word) => `${word}/${mark.star}`);
    case "find": {
      const first = rest.findIndex((word) => /^[-(!]/.test(word));
      const filtered =
        /-(?:i?name|i?path|i?regex|mtime|mmin|newer|size|empty|user|perm|wholename)/.test(
          rest.join(" "),
        );
      const starts = first === -1 ? rest : rest.slice(0, first);
      return filtered ? [] : starts.length === 0 ? ["."] : starts;
    }
    default:
      return [];
  }
}
