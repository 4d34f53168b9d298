// How people work at a prompt, made up from habits and not from what a predictor can do: written before the
// predictor's weights were, and never changed for their sake.

export interface TypedLine {
  readonly command: string;
  readonly cwd: string;
  readonly exitCode: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly session: string;
}

export type Trade = "webDeveloper" | "systemsEngineer" | "scientist";

interface Dice {
  readonly chance: (share: number) => boolean;
  readonly below: (limit: number) => number;
  /** The first are likelier than the last, as with anything that one has several of. */
  readonly one: <Item>(items: readonly Item[]) => Item;
}

interface Project {
  readonly path: string;
  readonly files: readonly string[];
  readonly branches: string[];
}

export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    chance: (share) => next() < share,
    below: (limit) => Math.floor(next() * limit),
    one: (items) => items[Math.floor(next() ** 1.7 * items.length)]!,
  };
}

/** The lines of `days` working days, oldest first. */
export function simulatePerson(trade: Trade, seed: number, days: number): readonly TypedLine[] {
  return new Person(trade, createDice(seed)).work(days);
}

const nouns =
  "parser cache login billing report worker queue session index search export theme router schema upload mail token chart filter layout".split(
    " ",
  );

class Person {
  readonly #trade: Trade;
  readonly #dice: Dice;
  readonly #lines: TypedLine[] = [];
  readonly #projects: readonly Project[];
  #cwd = "/home/ada";
  #at = Date.UTC(2026, 2, 2, 8);
  #session = "";
  #number = 0;

  constructor(trade: Trade, dice: Dice) {
    this.#trade = trade;
    this.#dice = dice;
    const names = nouns.toSorted(() => dice.below(3) - 1).slice(0, 4);
    this.#projects = names.map((name) => this.#makeProject(name));
  }

  work(days: number): readonly TypedLine[] {
    const monday = this.#at;
    for (let day = 0; day < days; day++) {
      this.#at = monday + (Math.floor(day / 5) * 7 + (day % 5)) * 86_400_000;
      this.#at += this.#dice.below(5_400_000);
      const stints = 3 + this.#dice.below(4);
      for (let stint = 0; stint < stints; stint++) this.#stint();
    }
    return this.#lines;
  }

  #makeProject(name: string): Project {
    const folder = { webDeveloper: "code", systemsEngineer: "ops", scientist: "research" };
    const ending = { webDeveloper: "ts", systemsEngineer: "yaml", scientist: "py" }[this.#trade];
    const files = Array.from({ length: 6 + this.#dice.below(10) }, () => {
      const place = this.#dice.one(["src", "src", "lib", "test", "docs"]);
      return `${place}/${this.#dice.one(nouns)}${this.#dice.chance(0.4) ? `-${this.#dice.one(nouns)}` : ""}.${ending}`;
    });
    const branches = ["main", `${this.#dice.one(nouns)}-${this.#dice.below(90) + 10}`];
    return { path: `/home/ada/${folder[this.#trade]}/${name}`, files, branches };
  }

  /** A terminal is opened, work is done in one place or two, and it is left. */
  #stint(): void {
    const { chance, below } = this.#dice;
    this.#session = `s${++this.#number}`;
    this.#cwd = "/home/ada";
    this.#at += below(3_600_000);
    const project = this.#dice.one(this.#projects);
    this.#enter(project);
    const tasks = 1 + below(6);
    for (let task = 0; task < tasks; task++) {
      if (chance(0.08)) this.#enter(this.#dice.one(this.#projects));
      if (chance(0.22)) this.#oneOff();
      this.#task(this.#projectHere() ?? project);
    }
    if (chance(0.25)) this.#type("exit");
  }

  #projectHere(): Project | undefined {
    return this.#projects.find(({ path }) => this.#cwd.startsWith(path));
  }

  #enter(project: Project): void {
    const { chance } = this.#dice;
    const name = project.path.split("/").at(-1) ?? "";
    const short = project.path.replace("/home/ada/", "");
    this.#type(this.#cwd === "/home/ada" ? `cd ${short}` : `cd ~/${short}`, project.path);
    if (chance(0.35)) this.#type(this.#dice.one(["ls", "ls -la", "ll"]));
    if (chance(0.55)) this.#type("git status");
    if (chance(0.4)) this.#type("git pull");
    if (chance(0.12)) this.#type(`tmux new -s ${name}`);
  }

  #task(project: Project): void {
    switch (this.#trade) {
      case "webDeveloper":
        this.#develop(project);
        break;
      case "systemsEngineer":
        this.#operate(project);
        break;
      case "scientist":
        this.#experiment(project);
        break;
    }
  }

  #develop(project: Project): void {
    const { chance, below } = this.#dice;
    if (chance(0.25)) this.#branch(project);
    if (chance(0.15)) this.#type(this.#dice.one(["npm install", "npm ci", "npm outdated"]));
    if (chance(0.3))
      this.#type(this.#dice.one(["npm run dev", "docker compose up -d", "npm start"]));
    const rounds = 1 + below(5);
    const file = this.#dice.one(project.files);
    for (let round = 0; round < rounds; round++) {
      this.#edit(chance(0.75) ? file : this.#dice.one(project.files));
      if (chance(0.2)) this.#type(`grep -rn ${this.#dice.one(nouns)} src`);
      const test = chance(0.7) ? "npm test" : `npx vitest run ${file.replace("src", "test")}`;
      for (let again = 0; again < 3; again++) {
        const fails = chance(0.4);
        this.#type(test, undefined, fails ? 1 : 0);
        if (!fails) break;
        this.#edit(file);
      }
    }
    if (chance(0.5))
      this.#type(this.#dice.one(["npm run lint", "npm run build", "npm run typecheck"]));
    this.#commit(project);
  }

  #operate(project: Project): void {
    const { chance, below } = this.#dice;
    const space = this.#dice.one(["prod", "staging", "tools"]);
    const service = this.#dice.one(nouns.slice(0, 8));
    if (chance(0.5)) {
      this.#type(`kubectl get pods -n ${space}`);
      const pod = `${service}-${(below(1 << 24) + (1 << 24)).toString(36)}-${below(99_999).toString(36)}`;
      if (chance(0.6)) this.#type(`kubectl logs -n ${space} ${pod} --tail 100`);
      if (chance(0.3)) this.#type(`kubectl describe pod -n ${space} ${pod}`);
      if (chance(0.25)) this.#type(`kubectl rollout restart deploy/${service} -n ${space}`);
      if (chance(0.5)) this.#type(`kubectl get pods -n ${space}`);
    }
    if (chance(0.35)) {
      this.#type(
        `ssh ${service}-${1 + below(3)}.${space}.example.net`,
        undefined,
        chance(0.1) ? 255 : 0,
      );
      if (chance(0.3)) this.#type(`scp ${service}-1.${space}.example.net:/var/log/syslog /tmp/`);
    }
    if (chance(0.45)) {
      const file = this.#dice.one(project.files);
      this.#edit(file);
      if (chance(0.6)) this.#type("terraform fmt");
      this.#type("terraform plan", undefined, chance(0.2) ? 1 : 0);
      if (chance(0.5)) this.#type("terraform apply");
      this.#commit(project);
    }
    if (chance(0.3)) {
      this.#type(
        this.#dice.one([
          "df -h",
          "htop",
          "free -m",
          "sudo journalctl -xe",
          "dmesg | tail",
          "ss -tlnp",
        ]),
      );
    }
    if (chance(0.2))
      this.#type(`sudo systemctl restart ${this.#dice.one(["nginx", "docker", "caddy"])}`);
  }

  #experiment(project: Project): void {
    const { chance, below } = this.#dice;
    if (chance(0.4)) this.#type("source .venv/bin/activate");
    const file = this.#dice.one(project.files);
    const runs = 1 + below(5);
    for (let run = 0; run < runs; run++) {
      if (chance(0.6)) this.#edit(file);
      const rate = this.#dice.one(["0.001", "0.01", "0.0003", "0.1"]);
      const values = chance(0.5) ? ` --rate ${rate} --seed ${below(40)}` : "";
      this.#type(`python ${file}${values}`, undefined, chance(0.3) ? 1 : 0);
      if (chance(0.4))
        this.#type(this.#dice.one(["ls results", "ls -lt results | head", "nvidia-smi"]));
      if (chance(0.2)) this.#type(`tail -n 20 results/run-${below(60)}.log`);
    }
    if (chance(0.25))
      this.#type(this.#dice.one(["jupyter lab", "pip list", "pip install -r requirements.txt"]));
    if (chance(0.35)) this.#type("pytest -q", undefined, chance(0.3) ? 1 : 0);
    if (chance(0.5)) this.#commit(project);
  }

  #edit(file: string): void {
    const { chance } = this.#dice;
    if (chance(0.35)) return; // the editor is open in another window
    this.#type(`${this.#trade === "scientist" ? "nano" : "vim"} ${file}`);
  }

  #branch(project: Project): void {
    const { chance, below } = this.#dice;
    if (chance(0.5)) {
      const name = `${this.#dice.one(nouns)}-${below(900) + 100}`;
      project.branches.unshift(name);
      this.#type(`git checkout -b ${name}`);
      return;
    }
    this.#type(`git checkout ${this.#dice.one(project.branches.slice(0, 4))}`);
    if (chance(0.6)) this.#type("git pull");
  }

  #commit(project: Project): void {
    const { chance } = this.#dice;
    if (chance(0.3)) return;
    this.#type("git status");
    if (chance(0.5)) this.#type("git diff");
    this.#type(chance(0.6) ? "git add ." : `git add ${this.#dice.one(project.files)}`);
    const verb = this.#dice.one(["fix", "add", "update", "remove", "rename", "tidy"]);
    this.#type(`git commit -m "${verb} ${this.#dice.one(nouns)} ${this.#dice.one(nouns)}"`);
    if (chance(0.15)) this.#type("git commit --amend --no-edit");
    if (chance(0.65)) this.#type("git push", undefined, chance(0.08) ? 1 : 0);
    if (chance(0.2)) this.#type("git log --oneline | head");
  }

  /** What is done once, or a few times a year. */
  #oneOff(): void {
    const { chance, below } = this.#dice;
    const number = below(10_000);
    const home = this.#cwd;
    const things: readonly (() => void)[] = [
      () =>
        this.#type(
          `curl -s http://localhost:${3000 + below(90)}/api/${this.#dice.one(nouns)}/${number} | jq .`,
        ),
      () => this.#type(`kill ${number + 900}`),
      () => this.#type(`find . -name '*${this.#dice.one(nouns)}*'`),
      () => this.#type(`mv notes-${number}.txt archive/`),
      () => this.#type(`tar czf backup-${number}.tgz src`),
      () => this.#type(`man ${this.#dice.one(["tar", "find", "rsync", "awk", "jq"])}`),
      () => this.#type(`du -sh * | sort -h`),
      () => this.#type("history | tail"),
      () => this.#type("sudo apt update"),
      () => this.#type(`ping -c 3 10.0.${below(9)}.${below(250)}`),
      () => {
        this.#type("cd ..", home.split("/").slice(0, -1).join("/") || "/");
        this.#type("ls");
        this.#type("cd -", home);
      },
      () => this.#type("make", undefined, chance(0.5) ? 2 : 0),
      () => this.#type(`echo $${this.#dice.one(["PATH", "HOME", "SHELL", "LANG"])}`),
      () => this.#type(`sed -i 's/${this.#dice.one(nouns)}/${this.#dice.one(nouns)}/' README.md`),
    ];
    this.#dice.one(things)();
  }

  #type(command: string, goesTo?: string, exitCode = 0): void {
    const { chance, below } = this.#dice;
    if (chance(0.025) && command.length > 4) this.#mistype(command);
    this.#put(command, exitCode);
    if (goesTo !== undefined) this.#cwd = goesTo;
    this.#at += 2000 + below(chance(0.2) ? 600_000 : 40_000);
    if (chance(0.03)) this.#put(this.#dice.one(["clear", "ls", "pwd"]), 0);
  }

  /** Two letters of the first word change places; it is typed again at once. */
  #mistype(command: string): void {
    const at = 1 + this.#dice.below(Math.max(1, command.indexOf(" ") - 2));
    const wrong = `${command.slice(0, at)}${command[at + 1]}${command[at]}${command.slice(at + 2)}`;
    if (wrong === command) return;
    this.#put(wrong, 127);
    this.#at += 3000;
  }

  #put(command: string, exitCode: number): void {
    const session = this.#session;
    this.#lines.push({ command, cwd: this.#cwd, exitCode, at: this.#at, session });
  }
}
