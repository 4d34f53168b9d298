import { draft, type Draft } from "../draft.ts";
import type { FishRule } from "./fish/fish-rule.ts";

const usual: readonly (readonly [name: string, description: string])[] = [
  ["status", "what is changed, staged and untracked"],
  ["add", "stage changes for the next commit"],
  ["commit", "record what is staged"],
  ["push", "send commits to a remote"],
  ["pull", "fetch and take in a remote's commits"],
  ["checkout", "go to a branch, or bring files back"],
  ["switch", "go to a branch"],
  ["diff", "what differs"],
  ["log", "commits, newest first"],
  ["branch", "list, make or delete branches"],
  ["merge", "take in another branch"],
  ["rebase", "put commits onto another base"],
  ["fetch", "get commits of a remote"],
  ["stash", "put changes away for later"],
  ["restore", "bring files back"],
  ["reset", "move the branch, or unstage"],
  ["show", "one commit or object"],
  ["clone", "copy a repository"],
  ["init", "make a repository"],
  ["remote", "list or change remotes"],
  ["tag", "list, make or delete tags"],
  ["cherry-pick", "apply other commits here"],
  ["revert", "undo commits by new ones"],
  ["blame", "who changed each line"],
  ["bisect", "find the commit that broke it"],
  ["clean", "remove untracked files"],
  ["config", "read or set options"],
  ["grep", "search the files that are tracked"],
  ["mv", "rename a tracked file"],
  ["reflog", "where branches were before"],
  ["rm", "remove files, and track them no more"],
  ["submodule", "repositories within this one"],
  ["worktree", "further working trees"],
];

/** Subcommands of git's that everybody has, those used most first. */
export const gitCommands: readonly Draft[] = usual.map(([name, description]) =>
  draft(name, "subcommand", description),
);

/** fish lists what follows `git maintenance` among git's own subcommands: that is put where it belongs. */
export function withMaintenance(rule: FishRule): readonly FishRule[] {
  const [first, ...rest] = rule.arguments;
  const isMisfiled = first?.kind === "word" && first.word === "maintenance" && rest.length > 0;
  if (!isMisfiled || !rule.commands.includes("git")) return [rule];
  const words = ["maintenance"];
  const condition = { kind: "call", name: "__fish_git_using_command", words } as const;
  return [
    { ...rule, arguments: [first] },
    { ...rule, arguments: rest, conditions: [condition] },
  ];
}
