import type { Surroundings } from "../surroundings.ts";
import { operandsOf } from "../known/global-options.ts";
import { optionsOf } from "../known/options-of.ts";
import { programOf } from "../shell/program-of.ts";
import type { SeenCommand } from "../shell/seen-command.ts";

/** Commits, or changes nobody committed, that would be gone. */
export function losesCommits({ words }: SeenCommand, _where: Surroundings): string | undefined {
  const program = programOf(words);
  const text = words.slice(1).join(" ");
  if (program === "gh") {
    return /^(?:repo|release|secret|gist) delete\b/.test(text) ||
      /\bapi\b.*(?:-X|--method)[ =]?DELETE/.test(text)
      ? "it deletes on the server, for everyone"
      : undefined;
  }
  if (program === "hg")
    return /\b(?:strip|purge)\b|push .*(?:-f\b|--force)/.test(text)
      ? "it throws commits or files away"
      : undefined;
  if (program !== "git") return undefined;
  const [subcommand = "", ...operands] = operandsOf("git", words);
  const options = optionsOf("git", words);
  const long = (start: string): boolean => words.some((word) => word.startsWith(`--${start}`));
  switch (subcommand) {
    case "push":
      if (options.has("f") || long("force"))
        return "a forced push may throw away commits on the server";
      if (long("mi") || long("pru")) return "this push deletes on the server what is not here";
      if (options.has("d") || long("de")) return "this push deletes a branch or tag on the server";
      if (words.slice(2).some((ref) => ref.startsWith("+")))
        return "a forced push may throw away commits on the server";
      return operands.slice(1).some((ref) => /^:./.test(ref))
        ? "this push deletes a branch or tag on the server"
        : undefined;
    case "reset":
      return long("ha") || long("merge")
        ? "changes that are not committed would be lost"
        : undefined;
    case "clean":
      return (options.has("f") || long("force")) && !options.has("n") && !long("dry-run")
        ? "it removes files that git does not keep"
        : undefined;
    case "checkout":
      if (options.has("f") || long("force")) return "changes that are not committed would be lost";
      return isWhole(operands) ? "changes that are not committed would be lost" : undefined;
    case "restore":
      return isWhole(operands) && (!long("staged") || long("worktree"))
        ? "changes that are not committed would be lost"
        : undefined;
    case "switch":
      return options.has("f") || long("force") || long("discard-changes")
        ? "changes that are not committed would be lost"
        : undefined;
    case "stash":
      return operands[0] === "clear" || operands[0] === "drop"
        ? "stashed changes would be lost"
        : undefined;
    case "filter-branch":
    case "filter-repo":
      return "it writes the whole history anew";
    case "reflog":
      return operands[0] === "expire" || operands[0] === "delete"
        ? "it removes the way back to lost commits"
        : undefined;
    case "update-ref":
      return options.has("d") ? "it deletes a reference" : undefined;
    case "branch":
      return words.includes("-D") || (options.has("d") && options.has("f"))
        ? "a branch that was not merged would be lost"
        : undefined;
    case "worktree":
      return operands[0] === "remove" && options.has("f")
        ? "changes that are not committed would be lost"
        : undefined;
    case "config":
      return operands.length > 1 && runsLater(operands[0] ?? "", operands[1] ?? "")
        ? "it decides what git runs later"
        : undefined;
    default:
      return undefined;
  }
}

function runsLater(key: string, value: string): boolean {
  if (/^alias\./i.test(key)) return value.startsWith("!");
  return (
    /^(?:core\.(?:fsmonitor|sshcommand|gitproxy)|filter\.|diff\..*\.?(?:external|command|textconv)$|gpg\.program|credential\.helper$)/i.test(
      key,
    ) && /[\s/!]/.test(value)
  );
}

function isWhole(operands: readonly string[]): boolean {
  return operands.some((word) => /^(?:\.\/?|:\/|\/|\*|\uE002|:\(top\))$/u.test(word));
}
