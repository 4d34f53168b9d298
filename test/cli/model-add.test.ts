import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { lstatSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { startModelServer, type ModelServerOptions } from "../model-server/model-server.ts";
import type { DialectName } from "../model-server/script.ts";
import { aish, tempHome, type Home, usualConfig } from "./aish.ts";
import { configFile } from "./config-file.ts";
import { modelList, startPlainServer } from "./plain-server.ts";

setDefaultTimeout(40_000);

const script = [{ text: "hello", again: true }];

function play(options: Omit<ModelServerOptions, "script"> = {}) {
  return startModelServer({ script, ...options });
}

/** What was written below what a home begins with. */
function added(home: Home): string {
  return readFileSync(configFile(home), "utf8").replace(usualConfig, "");
}

const add = (home: Home, argv: readonly string[], env?: Readonly<Record<string, string>>) =>
  aish(home, ["model", "add", ...argv], env);

describe("a model that has answered is written, and answers from then on,", () => {
  test.concurrent.each<{
    dialect: DialectName;
    table: string;
    context: number | null;
    source: string;
  }>([
    { dialect: "llama.cpp", table: "", context: 4096, source: "n_ctx 4096 from /props" },
    { dialect: "llama.cpp-old", table: "", context: 4096, source: "n_ctx 4096 from /props" },
    {
      dialect: "ollama",
      table: 'model = "scripted"\n',
      context: 4096,
      source: "context_length 4096 from /api/ps",
    },
    {
      dialect: "lm-studio",
      table: 'model = "scripted"\n',
      context: 4096,
      source: "context_length 4096 from /api/v1/models",
    },
    { dialect: "vllm", table: "", context: 4096, source: "max_model_len 4096 from /v1/models" },
    {
      dialect: "openrouter",
      table: 'model = "scripted"\n',
      context: 4096,
      source: "context_length 4096 from /v1/models",
    },
    {
      dialect: "openai",
      table: 'model = "scripted"\n',
      context: null,
      source: "context not known",
    },
  ])("by $dialect", async ({ dialect, table, context, source }) => {
    await using home = await tempHome();
    await using server = play({ dialect, context: 4096 });
    const end = await add(home, ["--endpoint", server.url]);
    expect(end).toMatchObject({ status: 0, stderr: "" });
    expect(end.stdout).toContain("it answers");
    expect(end.stdout).toEndWith(`fast is now in ${configFile(home)}\n`);
    expect(added(home)).toBe(`\n[models.fast]\nendpoint = "${server.url}"\n${table}`);

    const [asked, listed] = await Promise.all([
      aish(home, ["-p", "hi"]),
      aish(home, ["model", "list", "--json"]),
    ]);
    expect(asked).toMatchObject({ stdout: "hello\n", status: 0 });
    expect(server.requests.at(-1)?.body.model).toStartWith("scripted");
    expect(JSON.parse(listed.stdout)).toMatchObject([
      { name: "fast", current: true, reachable: true, context, context_source: source },
    ]);
    expect(server.problems).toEqual([]);
  });

  test.concurrent("with the variable of its key, and never the key", async () => {
    await using home = await tempHome();
    await using server = play({ dialect: "openai", apiKey: "sesame" });
    const env = { MY_KEY: "sesame" };
    expect(
      await add(home, ["cloud", "--endpoint", server.url, "--key-env", "MY_KEY"], env),
    ).toMatchObject({ status: 0 });
    expect(added(home)).toContain("[models.cloud]\n");
    expect(added(home)).toContain('api_key_env = "MY_KEY"\n');
    expect(added(home)).not.toContain("sesame");
    expect(await aish(home, ["-p", "hi"], env)).toMatchObject({ stdout: "hello\n" });
  });

  test.concurrent("after its server has loaded it, which is said once", async () => {
    await using home = await tempHome();
    await using server = play({ loadingRequests: 4 });
    const { stdout, status } = await add(home, ["--endpoint", server.url]);
    expect(status).toBe(0);
    expect(stdout.split("the server is loading its model")).toHaveLength(2);
  });

  test.concurrent("by its name there, which Ollama also has with :latest", async () => {
    await using home = await tempHome();
    await using server = play({ model: "qwen:latest" });
    await add(home, ["--endpoint", server.url, "--model", "qwen"]);
    expect(added(home)).toContain('model = "qwen"\n');
  });
});

test.concurrent("the file and its directory are made, for their owner alone", async () => {
  await using home = await tempHome();
  await using server = play();
  const folder = join(configFile(home), "..");
  rmSync(folder, { recursive: true });
  expect(await add(home, ["--endpoint", server.url])).toMatchObject({ status: 0 });
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(configFile(home)).mode & 0o777).toBe(0o600);
});

test.concurrent(
  "a configuration that is a link stays one, and the file of --config is the one written",
  async () => {
    await using home = await tempHome();
    await using server = play();
    const real = join(home.path, "dotfiles.toml");
    renameSync(configFile(home), real);
    symlinkSync(real, configFile(home));
    await add(home, ["--endpoint", server.url]);
    expect(lstatSync(configFile(home)).isSymbolicLink()).toBe(true);
    expect(readFileSync(real, "utf8")).toContain("[models.fast]");
    await add(home, ["deep", "--config", real, "--endpoint", server.url]);
    expect(readFileSync(real, "utf8")).toContain("[models.deep]");
  },
);

test.concurrent("it is said which model is asked if the new one is not", async () => {
  await using home = await tempHome();
  await using server = play();
  await add(home, ["--endpoint", server.url]);
  const { stdout } = await add(home, ["deep", "--endpoint", server.url]);
  expect(stdout).toEndWith(
    "fast is asked first, as before; :model deep at the prompt changes to it\n",
  );
});

test.concurrent("--untried writes what does not answer, as it was said", async () => {
  await using home = await tempHome();
  const flags = ["--endpoint", "127.0.0.1:1", "--model", "a b", "--key-env", "NOT_SET"];
  expect(await add(home, ["later", ...flags, "--untried"])).toMatchObject({
    status: 0,
    stderr: "",
  });
  expect(added(home)).toBe(
    '\n[models.later]\nendpoint = "127.0.0.1:1"\nmodel = "a b"\napi_key_env = "NOT_SET"\n',
  );
});

interface Refused {
  readonly name: string;
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly status: number;
  readonly says: string;
  readonly hint: string;
}

describe("nothing is written, and one line says what to do,", () => {
  const servers = {
    ok: "",
    keyed: "",
    html: "",
    several: "",
    broken: "",
  };
  const stack = new AsyncDisposableStack();
  beforeAll(() => {
    servers.ok = stack.use(play()).url;
    servers.keyed = stack.use(play({ apiKey: "sesame" })).url;
    servers.html = stack.use(startPlainServer(() => new Response("<html>Sign in</html>"))).url;
    servers.several = stack.use(startPlainServer(() => modelList("a", "b"))).url;
    const failing = [{ status: 400, text: "no room", again: true }];
    servers.broken = stack.use(startModelServer({ script: failing })).url;
  });
  afterAll(() => stack.disposeAsync());

  const at = (server: keyof typeof servers): string => `at ${server}`;
  test.concurrent.each<Refused>([
    {
      name: "when nothing answers",
      argv: ["--endpoint", "http://127.0.0.1:1"],
      status: 1,
      says: "nothing answers at http://127.0.0.1:1/v1 [BROKER_UNREACHABLE]",
      hint: "start it, for example llama-server -m model.gguf --port 1",
    },
    {
      name: "when there is no such machine",
      argv: ["--endpoint", "http://nowhere.invalid"],
      status: 1,
      says: "cannot reach http://nowhere.invalid/v1 (ENOTFOUND) [BROKER_UNREACHABLE]",
      hint: "check the endpoint of fast and the network",
    },
    {
      name: "when the endpoint is no URL",
      argv: ["--endpoint", "not a url"],
      status: 2,
      says: '"not a url" is not the address of a server [USAGE]',
      hint: "write it like http://127.0.0.1:8081",
    },
    {
      name: "when it is none of HTTP",
      argv: ["--endpoint", "ftp://a/"],
      status: 2,
      says: '"ftp://a/" is not the address of a server [USAGE]',
      hint: "write it like http://127.0.0.1:8081",
    },
    {
      name: "when a web page answers",
      argv: ["--endpoint", at("html")],
      status: 1,
      says: "/v1 answered no JSON [BROKER_BAD_REPLY]",
      hint: "check that the endpoint of fast is an OpenAI-compatible server",
    },
    {
      name: "when it wants a key",
      argv: ["--endpoint", at("keyed")],
      status: 1,
      says: "did not accept the key: Invalid API key [BROKER_AUTH]",
      hint: "name the variable that holds the key with --key-env",
    },
    {
      name: "when it wants another key",
      argv: ["--endpoint", at("keyed"), "--key-env", "MY_KEY"],
      env: { MY_KEY: "wrong" },
      status: 1,
      says: "did not accept the key: Invalid API key [BROKER_AUTH]",
      hint: "set MY_KEY to a valid key",
    },
    {
      name: "when the variable is not set",
      argv: ["--endpoint", at("keyed"), "--key-env", "MY_KEY"],
      status: 2,
      says: "the variable MY_KEY is not set [USAGE]",
      hint: "export it first: export MY_KEY=…",
    },
    {
      name: "when the variable is blank",
      argv: ["--endpoint", at("keyed"), "--key-env", "MY_KEY"],
      env: { MY_KEY: " " },
      status: 2,
      says: "the variable MY_KEY is not set [USAGE]",
      hint: "export it first: export MY_KEY=…",
    },
    {
      name: "when the key stands in place of its variable, and is not repeated",
      argv: ["--endpoint", at("keyed"), "--key-env", "sk-abc", "--untried"],
      status: 2,
      says: "that is not the name of a variable; a key itself is never written down [USAGE]",
      hint: "export the key first, then write the variable's name",
    },
    {
      name: "when the server has several models",
      argv: ["--endpoint", at("several")],
      status: 1,
      says: "has several models: a, b [BROKER_MODEL_MISSING]",
      hint: "name one that it has with --model",
    },
    {
      name: "when it does not have the model",
      argv: ["--endpoint", at("several"), "--model", "c"],
      status: 1,
      says: "has no c; it has a, b [BROKER_MODEL_MISSING]",
      hint: "name one that it has with --model",
    },
    {
      name: "when it lists its model but does not answer",
      argv: ["--endpoint", at("broken")],
      status: 1,
      says: "refused the request (400): no room [BROKER_BAD_REQUEST]",
      hint: "check the entry fast in the configuration",
    },
    {
      name: "when the name is taken",
      argv: ["mine", "--endpoint", at("ok")],
      status: 2,
      says: "there is a model called mine already [USAGE]",
      hint: "choose another name",
    },
    {
      name: "when the name is two words",
      argv: ["my model", "--endpoint", at("ok")],
      status: 2,
      says: 'the name "my model" is not one word [USAGE]',
      hint: "choose another name",
    },
    {
      name: "without a terminal and an endpoint",
      argv: [],
      status: 2,
      says: "without a terminal model add needs an endpoint [USAGE]",
      hint: "write --endpoint http://127.0.0.1:8081, or run it at a terminal",
    },
  ])("$name", async ({ argv, env = {}, status, says, hint }) => {
    await using home = await tempHome();
    await home.configure('[models.mine]\nendpoint = "http://127.0.0.1:1"\n');
    const before = added(home);
    const words = argv.map((word) => urlOf(word) ?? word);
    const end = await add(home, words, env);
    expect(end.status).toBe(status);
    const [said, todo, ...rest] = end.stderr.split("\n");
    expect(said).toEndWith(says);
    expect(`${todo}`).toBe(`  ${hint}`);
    expect(rest).toEqual([""]);
    expect(added(home)).toBe(before);
  });

  function urlOf(word: string): string | undefined {
    return Object.entries(servers).find(([name]) => word === `at ${name}`)?.[1];
  }
});
