import type { Surroundings } from "../surroundings.ts";
import { globPattern } from "../shell/glob-pattern.ts";
import { mark } from "../shell/marks.ts";
import { resolvePath } from "../shell/resolve-path.ts";

const systemRoots =
  "bin boot dev etc home lib lib32 lib64 libx32 lost+found media mnt nix opt proc root run sbin snap srv sys tmp usr var Applications Library System Users Volumes private".split(
    " ",
  );
const systemParts =
  "/usr/bin /usr/lib /usr/lib64 /usr/local /usr/local/bin /usr/local/lib /usr/sbin /usr/share /var/lib /var/log /var/spool /var/www /var/cache".split(
    " ",
  );
/** Nothing inside these is a person's own to lose. */
const wholly =
  /^\/(?:bin|boot|etc|lib(?:32|64|x32)?|proc|sbin|sys|usr\/(?:bin|lib|lib64|sbin|share)|System|dev(?!\/(?:shm|null)(?:\/|$)))(?:\/|$)/;
const personal =
  "Desktop Documents Downloads Library Movies Music Pictures Public Videos .config .gnupg .local .local/share .ssh".split(
    " ",
  );

/** The tree that a word names, if losing it would hurt: its name for people, else undefined. */
export function preciousTree(
  word: string,
  cwd: string | undefined,
  where: Surroundings,
): string | undefined {
  if (/^[\uE000\uE001]*$/.test(word)) return undefined; // unknown, or nothing
  const maybeEmpty = word.includes(mark.hole) ? " if a variable is empty" : "";
  // What ends in `/*` empties the directory before it.
  const all = /(?:^|\/)(?:[.\uE002\uE003]*\uE002[.\uE002\uE003]*|\.?\uE004[^\]/]*\]\uE002*)$/u;
  let base = word.replaceAll(mark.hole, "");
  let isContents = false;
  while (all.test(base)) {
    isContents = true;
    base = base.replace(all, (found) =>
      found.startsWith("/") && base.length === found.length ? "/" : "",
    );
    if (base === "" || base === "/") break;
  }
  const path = base === "" ? cwd : resolvePath(base, cwd);
  if (path === undefined) return undefined;
  const name = nameOf(path, where) ?? nameOfPattern(path, where);
  if (name === undefined) return undefined;
  return `${isContents ? "everything in " : ""}${name}${maybeEmpty}`;
}

function nameOf(path: string, where: Surroundings): string | undefined {
  const { cwd, home, protectedPaths } = where;
  if (path === "/") return "the root directory /";
  if (path === home) return `the home directory ${home}`;
  if (isInside(home, path)) return `${path}, which holds the home directory`;
  if (path === cwd) return `the current directory ${path}`;
  if (isInside(cwd, path)) return `${path}, which holds the current directory`;
  if (wholly.test(path) || systemParts.includes(path)) return `the system's ${path}`;
  if (systemRoots.some((root) => path === `/${root}`)) return `the system's ${path}`;
  if (/^\/(?:home|Users)\/[^/]+$/.test(path)) return `the home directory ${path}`;
  if (personal.some((part) => path === `${home}/${part}`)) return path;
  if (/(?:^|\/)\.git$/.test(path)) return `the history of a repository, ${path}`;
  const own = protectedPaths.find(
    (each) => isInside(each, path) || isInside(path, each) || each === path,
  );
  return own === undefined ? undefined : `aish's own files, ${own}`;
}

/** `/ho*`, `/h?me`: a pattern that matches a precious path. */
function nameOfPattern(path: string, where: Surroundings): string | undefined {
  if (!/[\uE002-\uE004]/.test(path) || isDeep(path)) return undefined;
  const pattern = globPattern(path, false);
  const { cwd, home, protectedPaths } = where;
  const candidates = [
    ...ancestors(home),
    ...ancestors(cwd),
    ...systemRoots.map((root) => `/${root}`),
    ...systemParts,
    ...personal.map((part) => `${home}/${part}`),
    ...protectedPaths.flatMap((each) => ancestors(each)),
  ];
  const found = candidates.find((each) => pattern.test(each));
  return found === undefined ? undefined : nameOf(found, where);
}

/** Deeper than anything precious; patterns of that depth are not worth their time. */
export function isDeep(path: string): boolean {
  return path.split("/").length > 40;
}

export function ancestors(path: string): string[] {
  const parts = path.split("/").filter((part) => part !== "");
  return parts.map((_, at) => `/${parts.slice(0, parts.length - at).join("/")}`);
}

/** True for a path strictly below the other. */
export function isInside(path: string, outer: string): boolean {
  return path.startsWith(outer === "/" ? "/" : `${outer}/`) && path !== outer;
}
