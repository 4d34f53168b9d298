import type { Surroundings } from "../surroundings.ts";
import { globPattern } from "../shell/glob-pattern.ts";
import { readable } from "../shell/marks.ts";
import { programOf } from "../shell/program-of.ts";
import { resolvePath } from "../shell/resolve-path.ts";
import type { SeenCommand } from "../shell/seen-command.ts";
import { ancestors, isDeep, isInside } from "./places.ts";

const startup =
  /^(?:\.ssh|\.gnupg|\.aws\/credentials|\.kube\/config|\.netrc|\.(?:bash|zsh|k|mksh|csh|tcsh)rc|\.bash_(?:profile|login|logout|aliases)|\.profile|\.z(?:shenv|profile|login|logout)|\.pam_environment|\.xprofile|\.xinitrc|\.xsession|\.inputrc|\.gitconfig|\.config\/(?:git\/config|fish|autostart|systemd\/user|environment\.d)|\.local\/share\/systemd\/user|Library\/LaunchAgents|\.oh-my-zsh|\.direnvrc|\.netrc|\.vimrc)(?:\/|$)/;
const system =
  /^\/(?:etc|boot|bin|sbin|lib(?:32|64)?|usr\/(?:bin|sbin|lib|lib64)|sys|proc(?!\/self\/fd)|var\/spool\/cron|root)(?:\/|$)/;

/** Programs that only read what they are given to read. */
const readers =
  /^(?:cat|bat|batcat|less|more|most|head|tail|tac|nl|ls|ll|exa|eza|lsd|tree|stat|file|wc|du|df|grep|egrep|fgrep|rg|ag|diff|cmp|comm|cut|sort|uniq|md5sum|sha\d+sum|cksum|b2sum|jq|yq|tomlq|test|\[|\[\[|realpath|readlink|basename|dirname|cd|pushd|echo|printf|strings|hexdump|xxd|od|column|fold|locate|which|type|lsof|fuser|man|git|export|open|aish|env|set|local|declare|for|case|pwd|date|:|true|false|read|if|return|exit|getfacl|getfattr|namei|find|sqlite3|cp|rsync|scp|tar|zip|ln|awk|sed|tee|dd|install|mv|rm|touch|mkdir|xargs)$/;

/** Files that decide what runs later, or who may do what; and aish's own, which say what it may do. */
export function writesSensitiveFile(command: SeenCommand, where: Surroundings): string | undefined {
  const { words, redirects, cwd } = command;
  const program = programOf(words);
  const written = redirects
    .filter(({ operator }) => /^(?:&?>|>|<>)/.test(operator))
    .map(({ target }) => target);
  for (const word of [...written, ...writtenBy(program, words)]) {
    const path = resolvePath(word, cwd);
    const name = path === undefined ? undefined : sensitive(path, where);
    if (name !== undefined) return `it writes to ${name}`;
  }
  if (
    program === "sqlite3" &&
    words.slice(1).some((word) => ownFile(resolvePath(word, cwd), where))
  ) {
    return changesDatabase(command) ? "it changes aish's own database" : undefined;
  }
  if (program === "find" && changesWhatItFinds(command, where))
    return "it may change aish's own files";
  // One that is not known to read may write: aish's own rights are not to be widened behind its back.
  if (
    (program === "ln" || !readers.test(program)) &&
    words.slice(1).some((word) => namesOwnFile(word, command, where))
  ) {
    return "it may change aish's own files";
  }
  return undefined;
}

function changesWhatItFinds({ words, cwd }: SeenCommand, where: Surroundings): boolean {
  if (!words.some((word) => /^-(?:delete|exec|execdir|ok|okdir|fprint\w*|fls)$/.test(word)))
    return false;
  const runs = words[words.findIndex((word) => /^-(?:exec|ok)/.test(word)) + 1] ?? "";
  if (
    !words.includes("-delete") &&
    readers.test(programOf([runs])) &&
    !/^(?:sed|rm|mv|cp|tee|dd|xargs)$/.test(programOf([runs]))
  )
    return false;
  const pattern = words.find((_, at) => /^-i?name$/.test(words[at - 1] ?? ""));
  const first = words.slice(1).find((word) => !/^-[HLP]$/.test(word)) ?? ".";
  const start = resolvePath(/^[-(!]/.test(first) ? "." : first, cwd);
  if (start === undefined) return false;
  if (ownFile(start, where)) return true;
  const own = ["rules.toml", "config.toml", "aish.db"];
  const names =
    pattern === undefined ? [] : own.filter((name) => globPattern(pattern, true).test(name));
  const exact = /^(?:rules|config|aish)[.\w]*$/.test(pattern ?? "");
  return names.length > 0 && exact && where.protectedPaths.some((path) => isInside(path, start));
}

function sensitive(path: string, where: Surroundings): string | undefined {
  if (ownFile(path, where)) return `aish's own files, ${readable(path)}`;
  const { home } = where;
  if (isInside(path, home) && startup.test(path.slice(home.length + 1))) {
    return `${readable(path)}, which decides what runs or who may come in`;
  }
  if (/^\/(?:home|Users)\/[^/]+\/\.(?:ssh|bashrc|zshrc|profile)/.test(path)) return readable(path);
  if (/(?:^|\/)authorized_keys2?$/.test(path))
    return `${readable(path)}, which decides who may come in`;
  if (/\/\.git\/(?:hooks\/|config$)/.test(path))
    return `${readable(path)}, which decides what git runs`;
  if (isInside(home, "/root") || home === "/root") {
    return system.test(path) && !/^\/root(?:\/|$)/.test(path)
      ? `the system's ${readable(path)}`
      : undefined;
  }
  return system.test(path) ? `the system's ${readable(path)}` : undefined;
}

function ownFile(path: string | undefined, { protectedPaths }: Surroundings): boolean {
  if (path === undefined) return false;
  if (
    protectedPaths.some((own) => path === own || isInside(path, own) || path.startsWith(`${own}-`))
  )
    return true;
  if (!/[\uE002-\uE004]/u.test(path) || isDeep(path)) return false;
  const starts = protectedPaths.flatMap((own) => [own, ...ancestors(own).slice(1, 2)]);
  const parts = ancestors(path).map((each) => globPattern(each, false));
  return starts.some(
    (own) => protectedPaths.includes(own) && parts.some((pattern) => pattern.test(own)),
  );
}

function namesOwnFile(word: string, { cwd }: SeenCommand, where: Surroundings): boolean {
  if (ownFile(resolvePath(word.replace(/^--?[\w-]+=/, ""), cwd), where)) return true;
  return where.protectedPaths.some(
    (own) => word.includes(own) || word.includes(own.replace(where.home, "~")),
  );
}

function changesDatabase({ words, reads, redirects }: SeenCommand): boolean {
  const text = words.slice(1).join(" ");
  if (/(?:^| )-readonly\b|mode=ro\b/.test(text)) return false;
  const statement = words
    .slice(1)
    .filter((word) => !word.startsWith("-"))
    .slice(1)
    .join(" ");
  if (statement === "") return reads.length > 0 || redirects.length > 0;
  return /\b(?:insert|update|delete|drop|alter|create|replace|attach|vacuum|reindex)\b|pragma\s+\w+\s*=|\.(?:restore|import|read|load|system|shell|clone|recover|open)\b/i.test(
    statement,
  );
}

/** The words that a program writes to, where its manual says so. */
function writtenBy(program: string, words: readonly string[]): readonly string[] {
  const rest = words.slice(1);
  const operands = rest.filter((word) => !/^-./.test(word));
  const target = rest.flatMap((word, at) => {
    const joined = /^(?:--target-directory=|-t)(?<path>.+)$/.exec(word)?.groups?.["path"];
    return joined !== undefined
      ? [joined]
      : /^(?:-t|--target-directory)$/.test(rest[at - 1] ?? "")
        ? [word]
        : [];
  });
  const out = (pattern: RegExp): string[] =>
    rest.flatMap((word, at) => {
      const joined = new RegExp(`^(?:${pattern.source})=?(.+)$`).exec(word)?.[1];
      if (new RegExp(`^(?:${pattern.source})$`).test(rest[at - 1] ?? "")) return [word];
      return joined === undefined ? [] : [joined];
    });
  switch (program) {
    case "cp":
    case "install":
    case "rsync":
    case "scp":
      return [...operands.slice(1).slice(-1), ...target];
    case "ln":
      return [...(operands.length > 1 ? operands.slice(-1) : []), ...target];
    case "mv":
      return [...operands, ...target];
    case "rm":
    case "tee":
    case "sponge":
    case "touch":
    case "truncate":
    case "shred":
    case "unlink":
    case "rmdir":
    case "chmod":
    case "chown":
    case "chgrp":
    case "chattr":
    case "setfacl":
    case "nano":
    case "vi":
    case "vim":
    case "nvim":
    case "emacs":
    case "ed":
    case "ex":
    case "code":
      return operands;
    case "dd":
      return rest.filter((word) => word.startsWith("of=")).map((word) => word.slice(3));
    case "sed":
    case "gsed":
    case "perl":
    case "ruby":
    case "yq":
      return rest.some((word) => /^-[a-zA-Z]*i|^--in-place/.test(word)) ? operands : [];
    case "sort":
      return out(/-o|--output/);
    case "curl":
      return out(/-o|--output|--output-dir/);
    case "wget":
      return out(/-O|--output-document|-P|--directory-prefix/);
    case "tar":
      return rest.some((word) => /^-?\w*x/.test(word)) ? out(/-C|--directory/) : [];
    case "unzip":
      return out(/-d/);
    case "git":
      return rest[0] === "clone" ? operands.slice(2) : [];
    case "ssh-keygen":
      return rest.some((word) => /^-[lyLFeB]/.test(word)) ? [] : out(/-f/);
    case "patch":
      return operands.slice(0, 1);
    default:
      return [];
  }
}
