import type { Span } from "@aish/terminal/screen";
import type { Role } from "@aish/terminal/theme";
import type { GitCounts, GitHead } from "../git/git-facts.ts";
import { pen } from "./pen.ts";
import type { PromptBlock } from "./prompt-block.ts";

const branchColumns = 20;

export const gitBlock: PromptBlock = {
  name: "git",
  weight: 80,
  render({ git, unicode }, palette) {
    if (git === undefined) return undefined;
    const { head, operation, counts } = git;
    const spans: Span[] = [pen(palette, headRole(counts), headText(head), branchColumns)];
    const add = (role: Role, text: string): void => {
      spans.push({ text: " ", sgr: "" }, pen(palette, role, text, branchColumns));
    };
    if (counts?.tag !== undefined) add("muted", `#${counts.tag}`);
    if (operation !== undefined) add("warning", operation);
    if (counts === undefined) return spans;
    for (const { role, sign, ascii, key } of marks) {
      if (counts[key] > 0) add(role, `${unicode ? sign : ascii}${counts[key]}`);
    }
    return spans;
  },
};

const marks: readonly {
  readonly key: Exclude<keyof GitCounts, "tag">;
  readonly sign: string;
  readonly ascii: string;
  readonly role: Role;
}[] = [
  { key: "ahead", sign: "↑", ascii: "^", role: "info" },
  { key: "behind", sign: "↓", ascii: "v", role: "info" },
  { key: "conflicts", sign: "!", ascii: "!", role: "error" },
  { key: "staged", sign: "+", ascii: "+", role: "success" },
  { key: "modified", sign: "~", ascii: "~", role: "warning" },
  { key: "untracked", sign: "?", ascii: "?", role: "muted" },
  { key: "stashes", sign: "$", ascii: "$", role: "muted" },
];

function headText(head: GitHead): string {
  return head.kind === "branch" ? head.name : `@${head.commit.slice(0, 7)}`;
}

/** Untracked files alone leave a repository as clean as git's own commands take it. */
function headRole(counts: GitCounts | undefined): Role {
  if (counts === undefined) return "branch";
  if (counts.conflicts > 0) return "error";
  return counts.staged + counts.modified > 0 ? "warning" : "branch";
}
