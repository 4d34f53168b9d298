import type { Surroundings } from "../surroundings.ts";
import { programOf } from "../shell/program-of.ts";
import type { SeenCommand } from "../shell/seen-command.ts";
import { walkLine } from "../shell/walk-line.ts";
import { mark, withoutActiveForms } from "../shell/marks.ts";
import { rewritesDevice } from "./devices.ts";
import { endsWork } from "./ends-work.ts";
import { isInside, preciousTree } from "./places.ts";
import { removesTree } from "./removal.ts";

export const interpreters =
  /^(?:python[\d.]*|pypy\d?|perl[\d.]*|ruby[\d.]*|node|nodejs|bun|deno|php[\d.]*|lua[\d.]*|luajit|awk|gawk|mawk|nawk|tclsh|osascript|expect|groovy|Rscript|julia|vim|nvim|ex|emacs|ed|make)$/;
const removal =
  /rmtree|rmSync|rmdirSync|\brm\(|rmdir\(|unlink|remove_tree|rm_rf?\b|rm_r\b|RemoveAll|removedirs|FileUtils|os\.remove|rimraf|delete_dir|system|exec|popen|subprocess|spawn|\brun\(|`|\$`/;
const writing =
  /open\s*\([^)]*['"][wax+]|write|Write|truncate|appendFile|copyfile|copyFile|rename|>\s*["']/;

/** Code for another interpreter on the command line: what its quoted texts name and what it calls. */
export function interpretedRemoval(command: SeenCommand, where: Surroundings): string | undefined {
  const { words, redirects, cwd } = command;
  if (!interpreters.test(programOf(words))) return undefined;
  const given = redirects.filter(({ operator }) => operator.startsWith("<<"));
  const codes = [...words.slice(1), ...given.map(({ target }) => target)].map(withoutActiveForms);
  for (const code of codes) {
    if (
      /\b(?:exec|eval|Function|loadstring|load|instance_eval)\b[^]*(?:urlopen|requests\.get|urlretrieve|http\.get|fetch\(|b64decode|atob|base64|fromhex|unhexlify|zlib|decode64|unpack|pack\()/.test(
        code,
      )
    ) {
      return "its code runs other code that cannot be seen";
    }
    if (/\bfork\b/.test(code) && /\b(?:while|until|loop|for)\b/.test(code)) {
      return "its code starts copies of itself without end";
    }
    if (removal.test(code)) {
      for (const text of quotedTexts(code)) {
        const inner = walkLine(text, cwd ?? where.cwd, where.home).commands;
        for (const each of inner) {
          const danger =
            removesTree(each, where) ?? rewritesDevice(each, where) ?? endsWork(each, where);
          if (danger !== undefined) return danger;
        }
        const name =
          /rmtree|rmSync|rmdirSync|remove_tree|rm_r|RemoveAll|rimraf|\brm\(|rmdir\(|unlink|glob/.test(
            code,
          )
            ? preciousTree(
                text.replace(/^~(?=\/|$)/, where.home).replaceAll("*", mark.star),
                cwd,
                where,
              )
            : undefined;
        if (name !== undefined) return `its code removes ${name}`;
      }
      if (
        /(?:rmtree|rmSync|rm_rf?|RemoveAll|rm)\s*\(?\s*(?:os\.)?(?:homedir\(|environ\[?.?HOME|ENV\[.HOME|process\.env\.HOME|path\.expanduser\(["']~\/?["']|Path\.home\(\)|Dir\.home)/.test(
          code,
        )
      ) {
        return "its code removes the home directory";
      }
    }
    if (!writing.test(code)) continue;
    const sensitive = quotedTexts(code).find((text) => isSystemPath(text, where));
    if (sensitive !== undefined) return `its code writes to ${sensitive}`;
  }
  return undefined;
}

function isSystemPath(text: string, { home, protectedPaths }: Surroundings): boolean {
  const path = text.replace(/^~(?=\/)/, home);
  return (
    /^\/(?:etc|boot|sys|proc|dev\/(?:sd|nvme|vd|hd|mmcblk))/.test(path) ||
    /\/\.(?:ssh|bashrc|zshrc|profile|bash_profile|zshenv|gnupg)(?:\/|$)/.test(path) ||
    protectedPaths.some((each) => path === each || isInside(path, each))
  );
}

/** The texts between quotes, and lists of them as one command: `['rm', '-rf', '/']`. */
function quotedTexts(code: string): string[] {
  const texts = [
    ...code.matchAll(/"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|`((?:\\.|[^`\\])*)`|%x[{(]([^})]*)/g),
  ].map(([, double, single, back, percent]) => double ?? single ?? back ?? percent ?? "");
  const lists = [
    ...code.matchAll(/(?:["'][^"']*["']\s*,\s*)+\[?\s*["'][^"']*["'](?:\s*,\s*["'][^"']*["'])*/g),
  ].map(([list]) => list.replaceAll(/["'\s,[\]]+/g, " ").trim());
  return [...texts, ...lists].slice(0, 100);
}
