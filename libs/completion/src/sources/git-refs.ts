export interface GitRef {
  readonly kind: "branch" | "remoteBranch" | "tag";
  /** `main`, `origin/main`, `v1`. */
  readonly name: string;
}

/** `refs/heads/main` and the like; undefined: no ref that one would type. */
export function toGitRef(path: string): GitRef | undefined {
  const match = /^refs\/(?<family>heads|remotes|tags)\/(?<name>.+)$/.exec(path)?.groups;
  const { family, name } = match ?? {};
  if (name === undefined || family === undefined) return undefined;
  if (family === "heads") return { kind: "branch", name };
  if (family === "tags") return { kind: "tag", name };
  return name.endsWith("/HEAD") ? undefined : { kind: "remoteBranch", name };
}

/** The lines of `.git/packed-refs`. */
export function parsePackedRefs(text: string): readonly GitRef[] {
  return text.split("\n").flatMap((line) => {
    const path = /^[\da-f]{40,64} (?<path>refs\/\S+)$/.exec(line)?.groups?.["path"];
    const ref = path === undefined ? undefined : toGitRef(path);
    return ref === undefined ? [] : [ref];
  });
}

/** The names of remotes and of aliases in a configuration of git's. */
export function parseGitConfig(text: string): {
  readonly remotes: readonly string[];
  readonly aliases: readonly { readonly name: string; readonly command: string }[];
} {
  const remotes: string[] = [];
  const aliases: { name: string; command: string }[] = [];
  let section = "";
  for (const line of text.split("\n")) {
    const header = /^\s*\[(?<name>\w+)(?:\s+"(?<sub>(?:[^"\\]|\\.)*)")?\]/.exec(line)?.groups;
    if (header !== undefined) {
      section = (header["name"] ?? "").toLowerCase();
      if (section === "remote" && header["sub"] !== undefined) remotes.push(header["sub"]);
      continue;
    }
    const entry = /^\s*(?<key>[\w-]+)\s*=\s*(?<value>.*?)\s*$/.exec(line)?.groups;
    if (section !== "alias" || entry === undefined) continue;
    aliases.push({ name: entry["key"] ?? "", command: entry["value"] ?? "" });
  }
  return { remotes, aliases };
}

export interface GitFile {
  readonly path: string;
  readonly state: "conflicted" | "deleted" | "modified" | "staged" | "untracked";
}

/** `git status --porcelain=v2 -z`: paths are relative to the root of the work tree. */
export function parseGitStatus(output: string): readonly GitFile[] {
  const files: GitFile[] = [];
  const entries = output.split("\0");
  for (let at = 0; at < entries.length; at += 1) {
    const entry = entries[at] ?? "";
    const words = entry.split(" ");
    const [kind, xy = ""] = words;
    if (kind === "?") files.push({ path: entry.slice(2), state: "untracked" });
    else if (kind === "u") files.push({ path: words.slice(10).join(" "), state: "conflicted" });
    else if (kind === "1" || kind === "2") {
      const path = words.slice(kind === "1" ? 8 : 9).join(" ");
      if (kind === "2") at += 1; // its old path is an entry of its own
      if (xy[0] !== ".") files.push({ path, state: "staged" });
      if (xy[1] !== ".") files.push({ path, state: xy[1] === "D" ? "deleted" : "modified" });
    }
  }
  return files;
}
