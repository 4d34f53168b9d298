import { programOf } from "../shell/program-of.ts";
import { interpreters } from "../gate/interpreted-removal.ts";
import { isPlainAwk, isPlainSed } from "./stream-editors.ts";

const runs = "runs another program";
const writes = "writes to a file";
const elsewhere = "takes its settings from somewhere else";

type Row = readonly [option: RegExp, does: string];

/** Options that turn a harmless command into another. Long ones may be cut short: `--outp`. */
const rows: Readonly<Record<string, readonly Row[]>> = {
  git: [
    [/^--ou/, writes],
    [/^(?:-O|--op)/, runs],
    [/^--(?:ext-|textc|filters|upload-pack|receive-pack|exec|paginate)/, runs],
    [/^-[cC]$|^--(?:config|git-dir|work-tree)/, elsewhere],
  ],
  rg: [
    [/^--(?:pre|hostname-bin)(?:$|=)/, runs],
    [/^(?:-[a-zA-Z]*z|--search-zip)/, runs],
  ],
  fd: [[/^(?:-[a-zA-Z]*[xX]|--exec)/, runs]],
  find: [
    [/^-(?:exec|ok)/, runs],
    [/^-delete$/, "removes what it finds"],
    [/^-f(?:print|ls)/, writes],
  ],
  sort: [
    [/^(?:-[a-zA-Z]*o|--o)/, writes],
    [/^--co/, runs],
    [/^(?:-[a-zA-Z]*T|--te)/, writes],
  ],
  tree: [
    [/^-[a-zA-Z]*[oR]/, writes],
    [/^--output/, writes],
  ],
  file: [
    [/^(?:-[a-zA-Z]*C|--com)/, writes],
    [/^-[a-zA-Z]*[zZS]|^--unc|^--no-sandbox/, runs],
  ],
  date: [
    [/^(?:-[a-zA-Z]*s|--s)/, "sets the clock"],
    [/^\d{8,}/, "sets the clock"],
  ],
  base64: [[/^(?:-[a-zA-Z]*o|--output)/, writes]],
  tar: [
    [/^--(?:to-c|checkpoint-a|use-c|rsh|info-s|new-v|rmt)/, runs],
    [/^-?[a-zA-Z]*[IF]/, runs],
  ],
  zip: [[/^(?:-[a-zA-Z]*T|--unzip|-TT)/, runs]],
  man: [[/^(?:-[a-zA-Z]*[PH]|--pager|--html|-C|--config)/, runs]],
  less: [[/^(?:\+|-[a-zA-Z]*[oOk]|--log|--LOG|--lesskey)/, runs]],
  vim: [[/^(?:\+|-[cSuUsw]|--cmd)/, runs]],
  curl: [
    [
      /^(?:-[a-zA-Z]*[oOJ]|--output|--remote-|--create-|--dump|-D|--cookie-jar|-c|--trace|--stderr|--libcurl|--hsts|--alt-svc|--etag-save)/,
      writes,
    ],
    [/^(?:-[a-zA-Z]*[KTFd]|--config|--upload|--form|--data|--json)/, "sends or reads files"],
  ],
  wget: [[/^(?:-[a-zA-Z]*e|--ex|--use-askpass|--post|--body|--config)/, runs]],
  rsync: [[/^(?:-[a-zA-Z]*e|--rsh|--rsync-path)/, runs]],
  scp: [[/^-[a-zA-Z]*[So]/, runs]],
  ssh: [[/^-[a-zA-Z]*[oFE]/, runs]],
  go: [
    [
      /^--?(?:exec|toolexec|vettool|overlay|modfile|C|gccgoflags|ldflags|gcflags|asmflags)(?:$|=)/,
      runs,
    ],
    [/^--?(?:o|w|outputdir|\w*profile|trace)(?:$|=)/, writes],
  ],
  cargo: [
    [/^(?:--config|--manifest-path|-Z|-C)/, elsewhere],
    [/^--target-dir|^--artifact-dir|^--out-dir/, writes],
  ],
  npm: [
    [
      /^(?:--prefix|-C|--script-shell|--userconfig|--globalconfig|--node-options|--shell|--init-module|--local-prefix|--editor|--viewer|--browser|--git)/,
      elsewhere,
    ],
  ],
  pnpm: [[/^(?:--dir|-C|--script-shell|--shell|--config|--node-options|--prefix)/, elsewhere]],
  yarn: [[/^(?:--cwd|--use-yarnrc|--script-shell|--modules-folder)/, elsewhere]],
  bun: [
    [
      /^(?:--cwd|-c|--config|--preload|-r|--require|--import|--shell|--reporter-outfile|--coverage-dir|-e|--eval|-p|--print|--env-file)/,
      elsewhere,
    ],
  ],
  docker: [[/^(?:-H|--host|--config|--context)/, elsewhere]],
  kubectl: [[/^(?:--kubeconfig|-s$|--server|--cache-dir|--profile-output)/, elsewhere]],
  helm: [[/^(?:--kubeconfig|--post-renderer|--kube-apiserver)/, runs]],
  systemctl: [[/^(?:-H|--host|-M|--machine|--root|--image)/, elsewhere]],
  journalctl: [[/^--(?:vac|rot|flush|sync|relin|setup|update)/, "changes the journal"]],
  terraform: [[/^-chdir/, elsewhere]],
  pip: [[/^--(?:log|python|cert|config)/, elsewhere]],
  yq: [[/^(?:-[a-zA-Z]*[is]|--inplace|--split)/, writes]],
  xxd: [[/^-r/, writes]],
  od: [],
  gcc: [[/^(?:-wrapper|-fplugin|-specs|-B|@)/, runs]],
  make: [[/^(?:-[a-zA-Z]*[fCEI]|--file|--makefile|--directory|--eval|SHELL=|\w+=)/, elsewhere]],
  gh: [[/^(?:-w|--web|--browser)/, runs]],
  dotnet: [[/^(?:-p:|\/p:|--property|@)/, elsewhere]],
  hostname: [[/^[^-]|^-[a-zA-Z]*[Fb]/, "sets the name of the machine"]],
};
const likewise: Readonly<Record<string, string>> = {
  fdfind: "fd",
  gfind: "find",
  bfs: "find",
  gsort: "sort",
  gtar: "tar",
  bsdtar: "tar",
  podman: "docker",
  pip3: "pip",
  pnpx: "pnpm",
  cc: "gcc",
  "g++": "gcc",
  clang: "gcc",
  vi: "vim",
  nvim: "vim",
  view: "vim",
  base32: "base64",
  gmake: "make",
};

/**
 * A prefix allows what stands behind it, but not an option that makes the program do something of
 * another kind: such a command is asked, with this reason. What the rule itself names is allowed.
 */
export function unsafeBehindPrefix(
  words: readonly string[],
  prefix: readonly string[],
): string | undefined {
  const name = programOf(words);
  const program = Object.hasOwn(likewise, name) ? (likewise[name] ?? name) : name;
  const behind = words.slice(prefix.length);
  for (const [option, does] of Object.hasOwn(rows, program) ? (rows[program] ?? []) : []) {
    const found = behind.find((word) => option.test(word));
    if (found !== undefined) return `${name} ${found} ${does}, which the rule does not cover`;
  }
  if (/^(?:uniq|xxd)$/.test(program) && behind.filter((word) => !word.startsWith("-")).length > 1) {
    return `${name} with two files ${writes}, which the rule does not cover`;
  }
  if (/^g?sed$/.test(program) && prefix.length === 1 && !isPlainSed(behind)) {
    return `${name} may write files or run programs here, which the rule does not cover`;
  }
  if (/^[gmn]?awk$/.test(program) && prefix.length === 1 && !isPlainAwk(behind)) {
    return `${name} may write files or run programs here, which the rule does not cover`;
  }
  // `python -m pytest …` was allowed as such; bare `python …` may be anything.
  if (
    interpreters.test(program) &&
    prefix.length === 1 &&
    behind.some((word) => /^-\w*[ceErm]$|^--(?:eval|print|require|import)/.test(word))
  ) {
    return `${name} ${behind[0] ?? ""} runs any code, which the rule does not cover`;
  }
  return undefined;
}
