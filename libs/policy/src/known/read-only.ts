/** Programs that only read and print, whatever stands behind them but for unsafe-behind-prefix.ts. */
export const readPrograms: ReadonlySet<string> = new Set(
  "arch basename cat cksum cmp comm cut date df diff dirname du echo egrep fgrep file free getconf grep groups head id jq ls lsblk lscpu lsusb md5sum nl nproc od paste printf ps pwd readlink realpath rg seq sha1sum sha256sum sha512sum sort stat strings tac tail test tr tree true type uname uptime wc whereis which whoami".split(
    " ",
  ),
);

const words = (text: string): readonly string[] => text.split(" ");

/** Subcommands that only read, or do what the project in the directory says: words to be offered. */
export const subcommands: Readonly<Record<string, readonly string[]>> = {
  git: words(
    "blame cat-file count-objects describe diff grep log ls-files ls-tree merge-base name-rev rev-list rev-parse shortlog show status",
  ),
  npm: words("ls list outdated test view why"),
  pnpm: words("list outdated test why"),
  yarn: words("info list outdated test why"),
  bun: words("outdated test"),
  cargo: words("bench build check clippy doc metadata test tree"),
  go: words("doc list test version vet"),
  docker: words("diff history images info inspect logs port ps stats top version"),
  podman: words("diff history images info inspect logs port ps stats top version"),
  kubectl: words("api-resources describe explain get logs top version"),
  helm: words("history list search show status"),
  systemctl: words(
    "cat is-active is-enabled is-failed list-timers list-unit-files list-units show status",
  ),
  apt: words("list policy search show"),
  "apt-cache": words("policy search show"),
  brew: words("info list search"),
  pip: words("check freeze list show"),
  pip3: words("check freeze list show"),
  rustup: words("show"),
  terraform: words("output providers show validate version"),
  dotnet: words("build test"),
};

/** Programs whose second word names a family of subcommands. */
export const families: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  git: {
    stash: ["list", "show"],
    remote: ["-v", "show"],
    worktree: ["list"],
    submodule: ["status"],
  },
  gh: {
    pr: words("checks diff list status view"),
    issue: words("list status view"),
    run: words("list view"),
    repo: words("list view"),
    release: words("list view"),
  },
  docker: {
    compose: words("images logs ps top"),
    image: ["ls"],
    container: ["ls"],
    volume: ["ls"],
    network: ["ls"],
  },
  kubectl: { config: ["current-context", "get-contexts"] },
};

/** Programs with scripts that a project names: `npm run build`. */
export const runners: ReadonlySet<string> = new Set(["npm", "pnpm", "yarn", "bun"]);
