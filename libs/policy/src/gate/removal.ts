import { optionsOf } from "../known/options-of.ts";
import { mark } from "../shell/marks.ts";
import { programOf } from "../shell/program-of.ts";
import type { SeenCommand } from "../shell/seen-command.ts";
import type { Surroundings } from "../surroundings.ts";
import { preciousTree } from "./places.ts";

const everything = /(?:^|\/)[.\uE002\uE003]*\uE002[.\uE002\uE003]*$/u;

/** Whole trees removed, emptied, moved away or given other rights. */
export function removesTree(command: SeenCommand, where: Surroundings): string | undefined {
  const { words, cwd } = command;
  const program = programOf(words).replace(/^g(?=rm$|find$|mv$|chmod$|chown$)/, "");
  const operands = operandsBehind(words);
  const options = optionsOf(program, words);
  const firstPrecious = (paths: readonly string[]): string | undefined => {
    for (const path of paths) {
      const name = preciousTree(path, cwd, where);
      if (name !== undefined) return name;
    }
    return undefined;
  };
  const says = (verb: string, paths: readonly string[]): string | undefined => {
    const name = firstPrecious(paths);
    return name === undefined ? undefined : `it ${verb} ${name}`;
  };

  switch (program) {
    case "rm":
    case "unlink":
    case "rimraf":
    case "del-cli":
    case "trash-put":
    case "trash":
    case "srm":
    case "del":
    case "grm": {
      const isWhole = options.has("r") || program !== "rm";
      return says("removes", isWhole ? operands : operands.filter((word) => everything.test(word)));
    }
    case "rmdir":
    case "shred":
      return says(
        "removes",
        operands.filter((word) => everything.test(word)),
      );
    case "find":
    case "bfs":
      return foundAndRemoved(words, says);
    case "fd":
    case "fdfind":
      return /\s-[xX]\s*(?:rm|shred)\b|--exec(?:-batch)?[ =]rm\b/.test(words.join(" "))
        ? says("removes what it finds in", ["."])
        : undefined;
    case "rsync":
      return [...options].some((name) => /^del(?:ete)?/.test(name))
        ? says("removes files that the source lacks from", operands.slice(-1))
        : undefined;
    case "mv":
      return says("moves away", operands.slice(0, targetDirectory(words) ? undefined : -1));
    case "chmod":
    case "chown":
    case "chgrp":
    case "setfacl":
    case "chattr":
      return options.has("R")
        ? says(
            "changes the rights of",
            operands.filter((word) => !isOwnPlace(word)),
          )
        : undefined;
    case "ln":
    case "tar":
    case "rclone":
      return program === "rclone" && /^(?:purge|delete|sync)$/.test(operands[0] ?? "")
        ? says("removes", operands.slice(1))
        : undefined;
    default:
      return undefined;
  }

  /** In the directory one works in, new rights for everything are common: `chmod -R u+w .`. */
  function isOwnPlace(word: string): boolean {
    return (
      /^(?:\.\/?)?\uE002?$/u.test(word) && cwd === where.cwd && cwd !== where.home && cwd !== "/"
    );
  }
}

function targetDirectory(words: readonly string[]): boolean {
  return words.some((word) => /^(?:-t|--target-directory)/.test(word));
}

function operandsBehind(words: readonly string[]): readonly string[] {
  const end = words.indexOf("--");
  if (end === -1) return words.slice(1).filter((word) => !/^-./.test(word));
  return [...words.slice(1, end).filter((word) => !/^-./.test(word)), ...words.slice(end + 1)];
}

const removing = /^(?:rm|shred|unlink|srm|mv|rmdir|truncate)$/;
const narrowing =
  /^-(?:i?name|i?path|i?regex|i?wholename|i?lname|empty|newer\w*|[acm](?:time|min)|size|user|group|perm|nouser|inum|samefile|xtype)$/;

function foundAndRemoved(
  words: readonly string[],
  says: (verb: string, paths: readonly string[]) => string | undefined,
): string | undefined {
  const removes =
    words.includes("-delete") ||
    words.some(
      (word, at) =>
        /^-(?:exec|execdir|ok|okdir)$/.test(word) &&
        words.slice(at + 1, at + 6).some((each) => removing.test(programOf([each]))),
    );
  if (!removes) return undefined;
  const rest = words.slice(1).filter((word) => !/^-(?:[HLP]|O\d|D)$/.test(word));
  const first = rest.findIndex((word) => /^[-(!]/.test(word));
  const starts = first === -1 ? rest : rest.slice(0, first);
  const paths = starts.length === 0 ? ["."] : starts;
  const names = words.filter((_, at) =>
    /^-i?(?:name|path|wholename|regex)$/.test(words[at - 1] ?? ""),
  );
  // `-name '*'` narrows nothing
  const isNarrow =
    words.some((word, at) => narrowing.test(word) && !/^(?:!|-not)$/.test(words[at - 1] ?? "")) &&
    !names.some((name) => /^(?:\.?[*/]+|\.\*)$/.test(name.replaceAll(mark.star, "*")));
  const whole = isNarrow ? paths.filter((path) => !/^\.?\/?$/.test(path) || path === "/") : paths;
  const verb = "removes what it finds in";
  if (!isNarrow) return says(verb, whole);
  return says(
    verb,
    whole.filter(
      (path) =>
        path.startsWith("/") &&
        !/^\/(?:tmp|var\/tmp|home|Users|var\/log|var\/cache|mnt|media|srv|opt)(?:\/|$)/.test(path),
    ),
  );
}
