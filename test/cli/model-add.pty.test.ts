import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { readFileSync } from "node:fs";
import { startModelServer, type ModelServerOptions } from "../model-server/model-server.ts";
import { aish, tempHome, type Home } from "./aish.ts";
import { configFile } from "./config-file.ts";
import { modelList, startPlainServer } from "./plain-server.ts";
import { modesAfterwards, Screen, type ScreenOptions } from "./screen.ts";
import { until } from "./until.ts";

setDefaultTimeout(40_000);

const enter = "\r";
const down = "\u001B[B";
const up = "\u001B[A";
const leave = "\u0003";
/** Empties the line. */
const again = "\u0015";

function play(options: Omit<ModelServerOptions, "script"> = {}) {
  return startModelServer({ script: [{ text: "hello", again: true }], ...options });
}

const config = (home: Home): string => readFileSync(configFile(home), "utf8");

/** Has the servers at these ports found, and no others that happen to run here. */
async function lookAt(home: Home, ...ports: readonly number[]): Promise<string> {
  const text = `discovery.ports = [${ports.join(", ")}]\n`;
  await Bun.write(configFile(home), text);
  return text;
}

function addModel(home: Home, argv: readonly string[] = [], options?: ScreenOptions): Screen {
  return new Screen(home, ["model", "add", ...argv], options);
}

/** The program has ended so, and the terminal is as it was. */
async function expectEnd(screen: Screen, status: number): Promise<void> {
  expect(await screen.ended()).toBe(status);
  expect(screen.modes).toEqual(modesAfterwards);
  expect(screen.flags).toEqual(screen.flagsBefore);
}

test.each([{ columns: 80 }, { columns: 40 }])(
  "what was found is offered, and Enter twice adds it, in $columns columns",
  async ({ columns }) => {
    await using home = await tempHome();
    await using first = play({ context: 4096 });
    await using second = play({ dialect: "ollama", model: "qwen:7b" });
    const before = await lookAt(home, first.port, second.port);
    await using screen = addModel(home, [], { columns });
    await screen.waitFor("another address");
    expect(screen.text()).toContain("● scripted.gguf (n_ctx 4096");
    screen.type(down + enter);
    await screen.waitFor("called?");
    screen.type(enter);
    await expectEnd(screen, 0);
    expect(screen.text()).toMatch(/it answers: .*\nfast is now in /);
    expect(config(home)).toBe(
      `${before}\n[models.fast]\nendpoint = "${second.url}"\nmodel = "qwen:7b"\n`,
    );
    expect(await aish(home, ["-p", "hi"])).toMatchObject({ stdout: "hello\n" });
  },
);

test("an address is asked for until something answers there", async () => {
  await using home = await tempHome();
  await using server = play();
  const before = await lookAt(home, 1);
  await using screen = addModel(home);
  await screen.waitFor("No server was found here. Where is it?");
  screen.type(`not a url${enter}`);
  await screen.waitFor('"not a url" is not the address of a server');
  screen.type(`${again}127.0.0.1:1${enter}`);
  await screen.waitFor("nothing answers at http://127.0.0.1:1/v1");
  await screen.waitFor(() => screen.lines().at(-2) === "│  127.0.0.1:1█");
  screen.type(`${again}${server.url}${enter}`);
  await screen.waitFor("called?");
  screen.type(`my model${enter}`);
  await screen.waitFor('the name "my model" is not one word');
  screen.type(`${again}mine${enter}`);
  await expectEnd(screen, 0);
  expect(config(home)).toBe(`${before}\n[models.mine]\nendpoint = "${server.url}"\n`);
});

test("a server that wants a key is given the variable that holds one", async () => {
  await using home = await tempHome();
  await using server = play({ apiKey: "sesame" });
  await using screen = addModel(home, ["cloud"], { env: { WRONG: "no", RIGHT: "sesame" } });
  await screen.waitFor("Where is it?");
  expect(screen.text()).not.toContain("No server was found"); // none was looked for
  screen.type(server.url + enter);
  await screen.waitFor("Which variable holds its key?");
  screen.type(`sk-12${enter}`);
  await screen.waitFor("a key itself is never written down");
  screen.type(`${again}UNSET${enter}`);
  await screen.waitFor("UNSET is not set here");
  screen.type(`${again}WRONG${enter}`);
  await screen.waitFor("did not accept the key");
  await screen.waitFor(() => screen.text().split("Which variable").length === 3);
  screen.type(`RIGHT${enter}`);
  await expectEnd(screen, 0);
  expect(config(home)).toEndWith(
    `\n[models.cloud]\nendpoint = "${server.url}"\napi_key_env = "RIGHT"\n`,
  );
});

test.each([
  { name: "a few models are listed", count: 3, keys: down, chosen: "m1" },
  { name: "many models are searched", count: 30, keys: "m27", chosen: "m27" },
])("$name", async ({ count, keys, chosen }) => {
  await using home = await tempHome();
  await using model = play();
  const names = Array.from({ length: count }, (_, at) => `m${at}`);
  await using server = startPlainServer((path, { method, body }) =>
    path === "/v1/models" ? modelList(...names) : fetch(model.url + path, { method, body }),
  );
  await using screen = addModel(home, ["big"]);
  await screen.waitFor("Where is it?");
  screen.type(server.url + enter);
  await screen.waitFor("Which of its models?");
  await screen.waitFor("Enter: confirm");
  screen.type(keys);
  await screen.waitFor(`● ${chosen}`);
  screen.type(enter);
  await expectEnd(screen, 0);
  expect(config(home)).toContain(`model = "${chosen}"\n`);
});

test("a name that is taken is not offered, nor accepted", async () => {
  await using home = await tempHome();
  await using server = play();
  await home.configure('[models.fast]\nendpoint = "http://127.0.0.1:1"\n');
  await using screen = addModel(home);
  await screen.waitFor("Where is it?");
  screen.type(server.url + enter);
  await screen.waitFor(/called\?\n│ {2}deep/);
  screen.type(`fast${enter}`);
  await screen.waitFor("there is a model called fast already");
  screen.type(`${again}${enter}`);
  await expectEnd(screen, 0);
  expect(config(home)).toContain("[models.deep]");
  expect(screen.text()).toContain("fast is asked first, as before");
});

test("with --untried an address that does not answer is taken", async () => {
  await using home = await tempHome();
  await using screen = addModel(home, ["later", "--untried"]);
  await screen.waitFor("Where is it?");
  screen.type(enter);
  await expectEnd(screen, 0);
  expect(config(home)).toEndWith('\n[models.later]\nendpoint = "http://127.0.0.1:8081"\n');
});

describe("Ctrl+C leaves, with 130 and nothing written,", () => {
  test.each([
    { name: "where a model is chosen", key: leave },
    { name: "and so does Ctrl+D", key: "\u0004" },
  ])("$name", async ({ key }) => {
    await using home = await tempHome();
    await using server = play();
    const before = await lookAt(home, server.port);
    await using screen = addModel(home);
    await screen.waitFor("Which model?");
    await screen.waitFor("Enter: confirm");
    screen.type(key);
    await expectEnd(screen, 130);
    expect(screen.text()).toEndWith("nothing was added");
    expect(config(home)).toBe(before);
  });

  test("where the address, the key, the model or the name is asked for", async () => {
    await using home = await tempHome();
    await using server = play();
    await using keyed = play({ apiKey: "sesame" });
    await using several = startPlainServer(() => modelList("a", "b"));
    const before = config(home);
    const rows: readonly (readonly [string, string])[] = [
      ["Where is it?", ""],
      ["Which variable", keyed.url],
      ["Which of its models?", several.url],
      ["called?", server.url],
    ];
    await Promise.all(
      rows.map(async ([question, address]) => {
        await using screen = addModel(home);
        await screen.waitFor("Where is it?");
        if (address !== "") screen.type(address + enter);
        await screen.waitFor(question);
        await screen.waitFor(() => screen.lines().at(-1) === "└");
        screen.type(leave);
        await expectEnd(screen, 130);
      }),
    );
    expect(config(home)).toBe(before);
  });

  test.each([
    { name: "while the server is looked at", path: "/v1/models" },
    { name: "while the model is asked for a word", path: "/v1/chat/completions" },
  ])("$name", async ({ path }) => {
    await using home = await tempHome();
    await using model = play();
    let isAsked = false;
    await using server = startPlainServer((asked, { method, body }) => {
      if (asked !== path) return fetch(model.url + asked, { method, body });
      isAsked = true;
      return new Promise<Response>(() => {});
    });
    const before = config(home);
    await using screen = addModel(home, ["mine"]);
    await screen.waitFor("Where is it?");
    screen.type(server.url + enter);
    await until("the server is asked", () => isAsked);
    screen.type(leave);
    await expectEnd(screen, 130);
    expect(config(home)).toBe(before);
  });
});

test("what is not tried at the keyboard is refused before anything is asked", async () => {
  await using home = await tempHome();
  await using screen = addModel(home, ["my model"]);
  await expectEnd(screen, 2);
  expect(screen.text()).toContain('the name "my model" is not one word [USAGE]');
});

test("from the list up, the last is an address of one's own", async () => {
  await using home = await tempHome();
  await using found = play();
  await using server = play();
  await lookAt(home, found.port);
  await using screen = addModel(home);
  await screen.waitFor("another address");
  screen.type(up + enter);
  await screen.waitFor("Where is it?");
  screen.type(server.url + enter);
  await screen.waitFor("called?");
  screen.type(enter);
  await expectEnd(screen, 0);
  expect(config(home)).toContain(`endpoint = "${server.url}"\n`);
});
