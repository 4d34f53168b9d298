import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { configJson, configText } from "./config-report.ts";
import { loadConfig, type LoadedConfig } from "./config.ts";
import type { Config } from "./config-resolve.ts";
import { defaultConfig } from "./default-config.ts";
import { toEnvironment, type Environment } from "./environment.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(`${tmpdir()}/aish-config-`);
});
afterAll(() => rm(folder, { recursive: true }));

function environment(variables: Record<string, string> = {}): Environment {
  return toEnvironment(
    { HOME: folder, ...variables },
    {
      cwd: () => folder,
      homeDirectory: () => folder,
      isExecutable: () => true,
      isTty: () => false,
      size: () => ({ columns: 80, rows: 24 }),
    },
  );
}

async function loaded(text: string, variables?: Record<string, string>): Promise<LoadedConfig> {
  const path = `${folder}/${Bun.randomUUIDv7()}.toml`;
  await Bun.write(path, text);
  return loadConfig(environment(variables), path);
}

const defaults = {
  defaultModel: undefined,
  shell: undefined,
  rc: true,
  models: [],
  conversation: { maxSteps: 12, titles: true },
  output: { capBytes: 100_000_000 },
  retention: {
    outputsDays: 30,
    outputsBytes: 1_024_000_000,
    jobsDays: 30,
    jobsBytes: 1_024_000_000,
  },
  discovery: { enabled: true, ports: [8080, 8081, 11_434, 1234, 8000] },
  theme: undefined,
  prompt: {
    blocks: ["host", "directory", "git", "python", "jobs", "status"],
    right: ["duration"],
    transient: false,
    newline: false,
  },
  editor: {
    mode: "emacs",
    escapeMs: 50,
    suggestions: true,
    highlight: true,
    keys: new Map<string, string>(),
  },
  notify: { afterMs: 10_000 },
  hooks: { directory: [] },
} satisfies Config;

test("without a file every value is the default", () => {
  expect(loadConfig(environment(), undefined).config).toEqual(defaults);
});

test("--config comes before AISH_CONFIG, and that before the usual place", async () => {
  const home = `${folder}/home`;
  await Bun.write(`${home}/.config/aish/config.toml`, "conversation.max_steps = 1");
  await Bun.write(`${folder}/variable.toml`, "conversation.max_steps = 2");
  await Bun.write(`${folder}/flag.toml`, "conversation.max_steps = 3");
  const named = environment({ HOME: home, AISH_CONFIG: `${folder}/variable.toml` });
  expect(steps(environment({ HOME: home }))).toBe(1);
  expect(steps(named)).toBe(2);
  expect(steps(named, `${folder}/flag.toml`)).toBe(3);
});

function steps(of: Environment, flag?: string): number {
  return loadConfig(of, flag).config.conversation.maxSteps;
}

test("a model has its key from the variable that it names", async () => {
  const text = `[models.cloud]
endpoint = "https://example.org/v1"
model = "big"
context = 8192
api_key_env = "CLOUD_KEY"
max_tokens = 100
temperature = 0
price_in = 0.5
price_out = 2
tools = true
`;
  const { config } = await loaded(text, { CLOUD_KEY: "sk-1" });
  expect(config.models).toEqual([
    {
      name: "cloud",
      endpoint: "https://example.org/v1",
      model: "big",
      context: 8192,
      apiKeyEnv: "CLOUD_KEY",
      apiKey: "sk-1",
      maxTokens: 100,
      temperature: 0,
      priceIn: 0.5,
      priceOut: 2,
      tools: true,
      firstByteSeconds: undefined,
      idleSeconds: undefined,
      fallback: undefined,
    },
  ]);
});

test("the prompt, the editor and what is around them are as the file says", async () => {
  const text = `theme = "aish-light"
[prompt]
blocks = ["directory"]
right = []
transient = true
newline = true
[editor]
mode = "vi"
escape_ms = 10
suggestions = false
highlight = false
[notify]
after_s = 3
[hooks]
directory = ["direnv", "cat env.sh"]
[keys]
"ctrl+z" = "undo"
f9 = ""
`;
  expect((await loaded(text)).config).toMatchObject({
    theme: "aish-light",
    prompt: { blocks: ["directory"], right: [], transient: true, newline: true },
    editor: {
      mode: "vi",
      escapeMs: 10,
      suggestions: false,
      highlight: false,
      keys: new Map([
        ["ctrl+z", "undo"],
        ["f9", ""],
      ]),
    },
    notify: { afterMs: 3000 },
    hooks: { directory: ["direnv", "cat env.sh"] },
  });
});

const twoModels = '[models.deep]\nendpoint = "http://a"\n[models.fast]\nendpoint = "http://b"\n';

test.each([
  { text: twoModels, is: "fast" },
  { text: twoModels.replace("fast", "slow"), is: "deep" },
  { text: `default_model = "deep"\n${twoModels}`, is: "deep" },
  { text: "", is: undefined },
])("$is is the default model", async ({ text, is }) => {
  expect((await loaded(text)).config.defaultModel).toBe(is);
});

test.each([
  { text: "", SHELL: "/bin/zsh", is: "/bin/zsh" },
  { text: 'shell = "bash"', SHELL: "/bin/zsh", is: "bash" },
  { text: "", SHELL: "/usr/bin/fish", is: undefined },
])("with $text and SHELL=$SHELL commands run in $is", async ({ text, SHELL, is }) => {
  expect((await loaded(text, { SHELL })).config.shell).toBe(is);
});

describe("the default file", () => {
  test("sets every value to its default", async () => {
    expect((await loaded(defaultConfig())).config).toEqual(defaults);
  });

  test("is valid with every example in it switched on", async () => {
    const text = defaultConfig().replaceAll(/^# (?=\[|\w+ = )/gm, "");
    const { config } = await loaded(text);
    expect(config).toMatchObject({ defaultModel: "fast", shell: "bash" });
    expect(config.models[0]).toMatchObject({ name: "fast", context: 8192, priceOut: 0.6 });
  });
});

describe("aish config", () => {
  const text = `shell = "zsh"\n[models."a.b"]\nendpoint = "http://x"\napi_key_env = "KEY"\n[keys]\n"ctrl+x" = "undo"\n`;

  test("prints a file with the same effect", async () => {
    const first = await loaded(text, { KEY: "sk-secret" });
    const printed = configText(first, environment());
    const second = await loaded(printed, { KEY: "sk-secret" });
    expect(second.config).toEqual(first.config);
    expect(printed).not.toContain("sk-secret");
  });

  test("says where each value came from", async () => {
    const of = environment({ AISH_DB: "/x.db" });
    const first = await loaded(text);
    const printed = configText(first, of);
    expect(printed).toContain(`# config: ${first.file.path}  (--config)\n`);
    expect(printed).toContain("# database: /x.db  ($AISH_DB)\n");
    expect(printed).toMatch(/^shell = "zsh" +# .*\.toml:1$/m);
    expect(printed).toMatch(/^models\."a\.b"\.endpoint = "http:\/\/x" +# .*\.toml:3$/m);
    expect(printed).toMatch(/^keys\."ctrl\+x" = "undo" +# .*\.toml:6$/m);
    expect(printed).toMatch(/^conversation\.max_steps = 12 +# default$/m);
  });

  test("says that there is no file, and what decides a value that is not set", () => {
    const of = environment({ SHELL: "/bin/zsh" });
    const printed = configText(loadConfig(of, undefined), of);
    expect(printed).toContain("config.toml  (default, not there)\n");
    expect(printed).toMatch(/^# default_model: fast if there is one, else the first +# default$/m);
    expect(printed).toMatch(/^shell = "\/bin\/zsh" +# \$SHELL$/m);
  });

  test("has the same as JSON", async () => {
    const first = await loaded(text);
    const rows = configJson(first, environment());
    const row = { file: null, line: null, variable: null };
    const { path } = first.file;
    expect(rows).toContainEqual({ ...row, key: "rc", value: true, origin: "default" });
    expect(rows).toContainEqual({
      ...row,
      key: "shell",
      value: "zsh",
      origin: "file",
      file: path,
      line: 1,
    });
    expect(rows).toContainEqual({ ...row, key: "paths.config", value: path, origin: "flag" });
  });
});
