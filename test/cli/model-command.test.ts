import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { join } from "node:path";
import { startModelServer, type ModelServerOptions } from "../model-server/model-server.ts";
import { aish, tempHome } from "./aish.ts";
import { modelList, startPlainServer } from "./plain-server.ts";

setDefaultTimeout(40_000);

function play(options: Omit<ModelServerOptions, "script"> = {}) {
  return startModelServer({ script: [{ text: "hello", again: true }], ...options });
}

describe("the list", () => {
  test.concurrent(
    "says of each model whether it can be asked, and doctor what to do about it",
    async () => {
      await using home = await tempHome();
      await using ok = play({ context: 4096 });
      await using keyed = play({ apiKey: "sesame" });
      await using loading = play({ loadingRequests: 1000 });
      await using html = startPlainServer(() => new Response("<html>"));
      await using several = startPlainServer(() => modelList("a", "b"));
      await using open = startPlainServer(() => modelList("a"));
      await home.configure(`
default_model = "ok"
[models.ok]
endpoint = "${ok.url}"
[models.large]
endpoint = "${ok.url}"
context = 32768
[models.gone]
endpoint = "http://127.0.0.1:1"
[models.keyed]
endpoint = "${keyed.url}"
[models.unset]
endpoint = "${open.url}"
api_key_env = "MY_KEY"
[models.loading]
endpoint = "${loading.url}"
[models.html]
endpoint = "${html.url}"
[models.several]
endpoint = "${several.url}"
[models.missing]
endpoint = "${several.url}"
model = "c"
`);
      const [alone, named, json, doctor] = await Promise.all([
        aish(home, ["model"]),
        aish(home, ["model", "list"]),
        aish(home, ["model", "list", "--json"]),
        aish(home, ["doctor"]),
      ]);
      expect(plain(alone.stdout)).toBe(plain(named.stdout));
      expect(named).toMatchObject({ status: 0, stderr: "" });
      expect(plain(named.stdout)).toBe(
        `*  ok       answers          4096 tokens (n_ctx 4096 from /props), scripted.gguf, ${ok.url}, llama.cpp, 0 ms away
   large    answers          4096 tokens (n_ctx 4096 from /props), scripted.gguf, ${ok.url}, llama.cpp, 0 ms away
   gone     does not answer  nothing answers at http://127.0.0.1:1/v1
   keyed    refuses          ${keyed.url.slice(7)} did not accept the key: Invalid API key
   unset    answers          MY_KEY is not set, context not known, a, ${open.url}, 0 ms away
   loading  is loading       ${loading.url}, llama.cpp, 0 ms away
   html     no model server  ${html.url}/v1 answered no JSON
   several  no model named   ${several.url} has several models: a, b
   missing  no such model    ${several.url} has no c; it has a, b
`,
      );
      const rows = JSON.parse(json.stdout) as readonly { name: string; error: string | null }[];
      expect(rows.map(({ name, error }) => `${name} ${error}`)).toEqual([
        "ok null",
        "large null",
        "gone BROKER_UNREACHABLE",
        "keyed BROKER_AUTH",
        "unset null",
        "loading null",
        "html BROKER_BAD_REPLY",
        "several BROKER_MODEL_MISSING",
        "missing BROKER_MODEL_MISSING",
      ]);
      expect(rows[0]).toMatchObject({ current: true, server: "llama.cpp", context: 4096 });

      expect(doctor.status).toBe(1);
      const found = doctor.stdout.split("\n");
      const todo = (name: string): string => {
        const at = found.findIndex((line) =>
          new RegExp(`^(?:warn|fail) +model ${name} `).test(line),
        );
        return found[at + 1]?.trim() ?? "";
      };
      expect(found.filter((line) => /^ok +model/.test(line))).toHaveLength(1);
      expect(todo("large")).toBe("lower context in [models.large], or give the server more");
      expect(todo("gone")).toBe("start it, for example llama-server -m model.gguf --port 1");
      expect(todo("keyed")).toBe(
        "name the variable that holds its key: api_key_env in [models.keyed]",
      );
      expect(todo("unset")).toBe("export MY_KEY=…");
      expect(todo("loading")).toBe("wait until it is ready");
      expect(todo("html")).toBe("check that the endpoint of html is an OpenAI-compatible server");
      expect(todo("several")).toBe("set model in [models.several] to one that it has");
      expect(todo("missing")).toBe("set model in [models.missing] to one that it has");
    },
  );

  test.concurrent("waits four seconds for one that says nothing, and so does doctor", async () => {
    await using home = await tempHome();
    await using ok = play();
    await using stuck = startPlainServer(() => new Promise<Response>(() => {}));
    await home.configure(
      `[models.ok]\nendpoint = "${ok.url}"\n[models.stuck]\nendpoint = "${stuck.url}"\n`,
    );
    const ends = await Promise.all([["model"], ["doctor"]].map((argv) => aish(home, argv)));
    for (const { stdout } of ends) {
      expect(stdout).toContain("sent nothing for 4 s");
      expect(stdout).toContain("n_ctx 8192 from /props");
    }
  });

  test.concurrent("asks all servers at the same time", async () => {
    await using home = await tempHome();
    const asked = Promise.withResolvers<void>();
    await using first = startPlainServer(async () => {
      await asked.promise;
      return modelList("a");
    });
    await using second = startPlainServer(() => {
      asked.resolve();
      return modelList("b");
    });
    await home.configure(
      `[models.a]\nendpoint = "${first.url}"\n[models.b]\nendpoint = "${second.url}"\n`,
    );
    const { stdout } = await aish(home, ["model"]);
    expect(stdout.match(/ answers /g)).toHaveLength(2);
  });

  test.concurrent("has the speed of the replies that a model gave", async () => {
    await using home = await tempHome();
    await using server = play();
    await home.configure(`[models.fast]\nendpoint = "${server.url}"\n`);
    const before = await aish(home, ["model", "--json"]);
    expect(JSON.parse(before.stdout)).toMatchObject([{ tokens_per_second: null }]);
    await aish(home, ["-p", "hi"]);
    await aish(home, ["-p", "hi again"]);
    const after = await aish(home, ["model"]);
    expect(after.stdout).toMatch(/\(n_ctx 8192 from \/props\), \d+ tokens\/s, /);
  });
});

test.concurrent(
  "the only model of a server needs no name, and is asked by the one that it has",
  async () => {
    await using home = await tempHome();
    await using server = play({ dialect: "ollama", model: "qwen:7b" });
    await home.configure(`[models.fast]\nendpoint = "${server.url}"\n`);
    await aish(home, ["-p", "hi"]);
    expect(server.requests[0]?.body.model).toBe("qwen:7b");
  },
);

test.concurrent(
  "what Ollama has not loaded gets no more than it usually makes room for",
  async () => {
    await using home = await tempHome();
    await using server = play({ dialect: "ollama", loaded: false, context: 4096 });
    await home.configure(`[models.fast]
endpoint = "${server.url}"
`);
    const { stderr } = await aish(home, ["-p", "word ".repeat(3000)]);
    expect(stderr).toContain("[BROKER_OVERFLOW]");
    expect(server.requests).toEqual([]); // it would cut off the beginning without a word
  },
);

describe("without any model", () => {
  const hint =
    "  start llama-server or Ollama, or set OPENROUTER_API_KEY or OPENAI_API_KEY; aish model add tries one and keeps it\n";

  test.concurrent.each([[["-p", "hi"]], [["model"]], [["model", "list"]]])(
    "%j says in one line how to get one",
    async (argv) => {
      await using home = await tempHome();
      const { stdout, stderr, status } = await aish(home, argv);
      expect({ stdout, status }).toEqual({ stdout: "", status: 1 });
      expect(stderr).toBe(
        `aish: there is no model to ask; commands work without one [BROKER_UNREACHABLE]\n${hint}`,
      );
    },
  );

  test.concurrent("doctor has it to look at, and the list is empty for scripts", async () => {
    await using home = await tempHome();
    const doctor = await aish(home, ["doctor"]);
    expect(doctor.status).toBe(0);
    expect(doctor.stdout).toContain(hint.trim());
    expect(await aish(home, ["model", "--json"])).toMatchObject({ stdout: "[]\n", status: 0 });
  });

  test.concurrent(
    "a configuration that cannot be read is one failure of doctor, not two",
    async () => {
      await using home = await tempHome();
      await home.configure("discovery.ports = [1]\nfoo = 1\n");
      const { stdout } = await aish(home, ["doctor"]);
      expect(stdout).toMatch(/^fail +configuration/m);
      expect(stdout).not.toMatch(/^fail +models/m);
    },
  );
});

test.concurrent("the library that asks is loaded only by what asks", async () => {
  const source = join(import.meta.dir, "../../apps/cli/src");
  const seen = new Set<string>();
  const outside = new Set<string>();
  const transpiler = new Bun.Transpiler({ loader: "ts" });
  const walk = async (path: string): Promise<void> => {
    if (seen.has(path) || !path.endsWith(".ts")) return;
    seen.add(path);
    for (const { kind, path: name } of transpiler.scanImports(
      withoutMark(await Bun.file(path).text()),
    )) {
      if (kind !== "import-statement") continue;
      if (name.startsWith(".")) await walk(join(path, "..", name));
      else outside.add(name);
    }
  };
  for (const name of [
    "main",
    "commands/add-model",
    "commands/list-models",
    "commands/run-doctor",
  ]) {
    await walk(join(source, `${name}.ts`));
  }
  expect([...outside]).toContain("@aish/broker");
  expect([...outside]).not.toContain("@clack/prompts");
});

/** The first line of a program is no TypeScript to the transpiler. */
function withoutMark(text: string): string {
  return text.replace(/^#!.*/, "");
}

/** Without what differs from time to time. */
function plain(text: string): string {
  return text.replaceAll(/\d+ ms away/g, "0 ms away");
}
