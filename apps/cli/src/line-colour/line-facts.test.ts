import { expect, test } from "bun:test";
import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLineFacts, type KeptLineFacts, type LineSurroundings } from "./line-facts.ts";

interface Home extends AsyncDisposable {
  readonly facts: KeptLineFacts;
  readonly directory: string;
  surroundings: LineSurroundings;
  /** Until what was asked has another answer than before. */
  change(): Promise<void>;
  /** The answer once it is no longer pending. */
  settled<T>(ask: () => T | "pending"): Promise<T>;
}

async function createHome(): Promise<Home> {
  const directory = await mkdtemp(join(tmpdir(), "aish-line-facts-"));
  await mkdir(join(directory, "bin"));
  await mkdir(join(directory, "src"));
  await writeFile(join(directory, "bin/tool"), "");
  await writeFile(join(directory, "src/run"), "");
  await chmod(join(directory, "src/run"), 0o755);
  await writeFile(join(directory, "notes.txt"), "");
  let changed = Promise.withResolvers<void>();
  const home: Home = {
    directory,
    surroundings: {
      cwd: directory,
      home: directory,
      path: `${directory}/bin:/nowhere/at/all`,
      names: new Set(["cd"]),
      metaNames: ["help"],
    },
    facts: createLineFacts(
      () => home.surroundings,
      () => {
        changed.resolve();
        changed = Promise.withResolvers();
      },
    ),
    change: () => changed.promise,
    async settled(ask) {
      for (;;) {
        const change = changed.promise;
        const answer = ask();
        if (answer !== "pending") return answer;
        await change;
      }
    },
    async [Symbol.asyncDispose]() {
      await rm(directory, { recursive: true });
    },
  };
  return home;
}

test("nothing is waited for: the first answer is pending, and a change is told", async () => {
  await using home = await createHome();
  const { facts } = home;
  const change = home.change();
  expect(facts.path("notes.txt")).toBe("pending");
  await change;
  expect(facts.path("notes.txt")).toBe("exists");
});

test("who takes silence for missing hears only of what is there", async () => {
  await using home = await createHome();
  const { facts } = home;
  let changes = 0;
  const count = async (): Promise<void> => {
    await home.change();
    changes += 1;
  };
  const counted = count();
  expect(facts.exists("nosuch")).toBe(false);
  await home.settled(() => facts.path("src"));
  await counted;
  expect(facts.path("nosuch")).toBe("missing"); // looked up before, in the same directory
  expect(changes).toBe(1);
  expect(facts.exists("src")).toBe(true);
});

test.each([
  ["notes.txt", "exists"],
  ["src", "exists"],
  ["~/src/run", "exists"],
  ["./src/../notes.txt", "exists"],
  ["nosuch", "missing"],
  ["notes.txt/x", "missing"],
  ["a\0b", "missing"],
] as const)("the path %j %s", async (path, answer) => {
  await using home = await createHome();
  expect(await home.settled(() => home.facts.path(path))).toBe(answer);
});

test.each([
  ["cd", "known"],
  ["tool", "known"],
  ["nosuch", "unknown"],
  ["./src/run", "known"],
  ["~/src/run", "known"],
  ["./src", "known"],
  ["./notes.txt", "unknown"],
] as const)("the command %s is %s", async (word, answer) => {
  await using home = await createHome();
  expect(await home.settled(() => home.facts.command(word))).toBe(answer);
});

test("a command is not unknown before the shell has said what it knows", async () => {
  await using home = await createHome();
  home.surroundings = { ...home.surroundings, names: undefined };
  expect(await home.settled(() => home.facts.command("tool"))).toBe("known");
  expect(home.facts.command("nosuch")).toBe("pending");
});

test("what may still become a command or a path is known by its beginning", async () => {
  await using home = await createHome();
  const { facts } = home;
  await home.settled(() => facts.command("tool"));
  await home.settled(() => (facts.pathPrefix("src/r") ? true : "pending"));
  expect(facts.commandPrefix("to")).toBe(true);
  expect(facts.commandPrefix("c")).toBe(true);
  expect(facts.commandPrefix("./src/r")).toBe(true);
  expect(facts.commandPrefix("zz")).toBe(false);
  expect(facts.pathPrefix("src/x")).toBe(false);
  expect(facts.pathPrefix("src/")).toBe(false);
});

test("another PATH is read when it is used", async () => {
  await using home = await createHome();
  const { facts, directory } = home;
  expect(await home.settled(() => facts.command("run"))).toBe("unknown");
  home.surroundings = { ...home.surroundings, path: `${directory}/src` };
  expect(await home.settled(() => facts.command("run"))).toBe("known");
  expect(facts.command("tool")).toBe("unknown");
});

test("a directory of the PATH is read again at the next entry if it was changed", async () => {
  await using home = await createHome();
  const { facts, directory } = home;
  expect(await home.settled(() => facts.command("added"))).toBe("unknown");
  await writeFile(join(directory, "bin/added"), "");
  await utimes(join(directory, "bin"), new Date(), new Date(Date.now() + 5000));
  expect(facts.command("added")).toBe("unknown");
  const change = home.change();
  facts.refresh();
  await change;
  expect(facts.command("added")).toBe("known");
});

test("paths are looked up again at the next entry", async () => {
  await using home = await createHome();
  const { facts, directory } = home;
  expect(await home.settled(() => facts.path("new"))).toBe("missing");
  await writeFile(join(directory, "new"), "");
  facts.refresh();
  expect(await home.settled(() => facts.path("new"))).toBe("exists");
});

test("meta commands are known by their names", async () => {
  await using home = await createHome();
  expect(home.facts.meta("help")).toBe("known");
  expect(home.facts.meta("nosuch")).toBe("unknown");
  expect(home.facts.metaPrefix("he")).toBe(true);
});
