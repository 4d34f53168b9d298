import { resolve } from "node:path";
import { assertNever, FileError } from "@aish/core";
import type { UnaryTestOperator } from "@aish/syntax";
import { andThen, type Code } from "../code.ts";
import type { Context } from "../context.ts";
import { Fault } from "../fault.ts";
import type { FileStat, FileSystem } from "../ports.ts";
import { isList, type Awaitable, type Value } from "../values/value.ts";
import { toText } from "../values/value-text.ts";
import { isCollection, isRecord, withArticle } from "../values/value-type.ts";

/** `-f path`, `-z text`, `-list value` */
export function compileUnaryTest(op: UnaryTestOperator, operand: Code<Value>): Code<boolean> {
  switch (op) {
    case "-e":
      return compileFileTest(operand, () => true);
    case "-f":
      return compileFileTest(operand, (stat) => stat.kind === "file");
    case "-d":
      return compileFileTest(operand, (stat) => stat.kind === "directory");
    case "-r":
      return compileFileTest(operand, (stat) => stat.readable);
    case "-w":
      return compileFileTest(operand, (stat) => stat.writable);
    case "-x":
      return compileFileTest(operand, (stat) => stat.executable);
    case "-s":
      return compileFileTest(operand, (stat) => stat.size > 0);
    case "-L":
      return compileFileTest(operand, (stat) => stat.kind === "symlink", "lstat");
    case "-z":
      return (context) => andThen(operand(context), (value) => isEmptyText(value, op));
    case "-n":
      return (context) => andThen(operand(context), (value) => !isEmptyText(value, op));
    case "-list":
      return (context) => andThen(operand(context), isList);
    case "-record":
      return (context) => andThen(operand(context), isRecord);
    default:
      return assertNever(op);
  }
}

function compileFileTest(
  operand: Code<Value>,
  holds: (stat: FileStat) => boolean,
  look: "stat" | "lstat" = "stat",
): Code<boolean> {
  return (context) =>
    andThen(operand(context), (value) => {
      const path = pathOf(value);
      // The empty path is not the current directory.
      if (path === "") return false;
      return andThen(statOf(path, look, context), (stat) => stat !== undefined && holds(stat));
    });
}

/** What cannot be looked at is not there. */
function statOf(
  path: string,
  look: "stat" | "lstat",
  { shell }: Context,
): Awaitable<FileStat | undefined> {
  const { fs }: { readonly fs: FileSystem } = shell.runtime.host;
  try {
    const stat = fs[look](resolve(shell.cwd, path));
    return stat instanceof Promise ? stat.catch(ignoreFileError) : stat;
  } catch (error) {
    return ignoreFileError(error);
  }
}

function ignoreFileError(error: unknown): undefined {
  if (!(error instanceof FileError)) throw error;
}

function pathOf(value: Value): string {
  if (!isCollection(value)) return toText(value);
  throw new Fault(`cannot use ${withArticle(value)} as a path`);
}

function isEmptyText(value: Value, op: "-z" | "-n"): boolean {
  if (isCollection(value)) {
    throw new Fault(
      `${op} tests text, not ${withArticle(value)}`,
      "ask for its size: [[ ${#x} -eq 0 ]]",
    );
  }
  return value instanceof Uint8Array ? value.length === 0 : toText(value) === "";
}
