import { AishError } from "@aish/core";

/** Which runner a shell needs. `sh` stands for any POSIX shell that is neither bash nor zsh. */
export type ShellKind = "bash" | "zsh" | "sh";

export interface Shell {
  readonly kind: ShellKind;
  /** Absolute path of the executable. */
  readonly path: string;
}

/**
 * The shell that commands run in: the one asked for by name or path, else bash, zsh or sh, whichever
 * `path` (a PATH value) has first in that order.
 */
export function findShell(wanted: string | undefined, path: string): Shell {
  const candidates = wanted === undefined ? ["bash", "zsh", "sh"] : [wanted];
  for (const candidate of candidates) {
    const found = Bun.which(candidate, { PATH: path });
    if (found !== null)
      return { kind: kindOf(candidate.slice(candidate.lastIndexOf("/") + 1)), path: found };
  }
  throw new AishError("SPAWN_FAILED", `cannot find the shell ${candidates.join(" or ")}`, {
    hint: "install it, or set shell in the configuration to one that is there",
  });
}

function kindOf(name: string): ShellKind {
  return name === "bash" || name === "zsh" ? name : "sh";
}
