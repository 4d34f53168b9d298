import { dirname } from "node:path";

/** A directory in at most about so many columns. */
export function shortened(cwd: string, home: string, width: number): string {
  const tilde = cwd === home || cwd.startsWith(`${home}/`) ? `~${cwd.slice(home.length)}` : cwd;
  if (Bun.stringWidth(tilde) <= width) return tilde;
  const parent = dirname(tilde);
  const last = tilde.slice(parent === "/" ? 1 : parent.length + 1);
  const initials = parent.split("/").map(initial);
  return `${initials.join("/")}${parent === "/" ? "" : "/"}${last}`;
}

/** Of a hidden directory the letter behind the dot, too; never half a character. */
function initial(name: string): string {
  return /^\.?./u.exec(name)?.[0] ?? "";
}
