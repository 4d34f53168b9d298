/** Numbers that look random and are the same in every run. */
export function createNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const files =
  "src/main.ts README.md package.json lib/parse.c tests/test_api.py Makefile notes.txt data/users.csv".split(
    " ",
  );
const directories = "src .. ~/work/project /var/log build docs /etc/nginx".split(" ");
const things =
  "login parser timeout cache index retry schema render session socket buffer token worker queue".split(
    " ",
  );

/**
 * A command as people type them: a few short ones make up most of a history, the rest is long and
 * different every time.
 */
export function makeUpCommand(below: (limit: number) => number): string {
  const one = (words: readonly string[]): string => words[below(words.length)] ?? "";
  const usual = below(forms.length);
  return (forms[below(usual + 1)] ?? (() => "ls"))(one, below);
}

const forms: readonly ((
  one: (words: readonly string[]) => string,
  below: (limit: number) => number,
) => string)[] = [
  () => "git status",
  () => "ls -la",
  (one) => `git diff ${one(files)}`,
  (one) => `git commit -m "fix ${one(things)} ${one(things)}"`,
  (one) => `cd ${one(directories)}`,
  (one) => `grep -rn ${one(things)} ${one(directories)}`,
  (_, below) => `kill ${below(60_000)}`,
  (one) => `vim ${one(files)}`,
  (one) => `cat ${one(files)} | head -20`,
  (one, below) => `git checkout feature/${one(things)}-${below(900)}`,
  () => "npm test",
  (one) => `npm install ${one(things)}-${one(things)}`,
  (one) => `docker compose up -d ${one(things)}`,
  (one, below) => `curl -s http://localhost:3000/api/${one(things)}/${below(5000)} | jq .`,
  (one) => `make -j8 ${one(things)}`,
  (one) => `python3 ${one(files)} --${one(things)}=${one(things)}`,
  (one) => `find ${one(directories)} -name '*${one(things)}*' -mtime -1`,
  (one, below) => `ssh deploy@10.0.${below(255)}.${below(255)} 'systemctl restart ${one(things)}'`,
  (one) => `bun test ${one(files)}`,
  (one) => `kubectl get pods -n ${one(things)}`,
  (one, below) => `tail -f /var/log/${one(things)}.${below(30)}.log`,
  () => "ls",
  () => "make",
  () => "git log --oneline",
];
