import { AishError } from "@aish/core";
import { describe, expect, test } from "bun:test";
import { ConfigFaults } from "./config-faults.ts";
import { parseConfig } from "./config-parse.ts";

const fast = '[models.fast]\nendpoint = "http://127.0.0.1:8081"\n';
const topKeys =
  "default_model, shell, rc, theme, models, prompt, editor, notify, hooks, conversation, output, retention, discovery, keys";
const modelKeys =
  "endpoint, model, context, api_key_env, max_tokens, temperature, price_in, price_out, first_byte_seconds, idle_seconds, fallback, tools";

const blocks =
  "user, host, directory, git, python, model, context, secrets, jobs, status, duration, time";

const wrong: { text: string; says: string; hint?: string }[] = [
  // unknown keys
  {
    text: "\nshel = 1",
    says: `2: shel: unknown key; allowed: ${topKeys}`,
    hint: "did you mean shell?",
  },
  {
    text: "# a\n[converstion]\nmax_steps = 1",
    says: `2: converstion: unknown key; allowed: ${topKeys}`,
    hint: "did you mean conversation?",
  },
  {
    text: "[conversation]\n\nmax_stpes = 1",
    says: "3: conversation.max_stpes: unknown key in [conversation]; allowed: max_steps, titles",
    hint: "did you mean max_steps?",
  },
  {
    text: `${fast}contxt = 1`,
    says: `3: models.fast.contxt: unknown key in [models.fast]; allowed: ${modelKeys}`,
    hint: "did you mean context?",
  },
  { text: "constructor = 1", says: `1: constructor: unknown key; allowed: ${topKeys}` },
  { text: "__proto__ = 1", says: `1: __proto__: unknown key; allowed: ${topKeys}` },
  {
    text: "[retention.deep]\nx = 1",
    says: "1: retention.deep: unknown key in [retention]; allowed: outputs_days, outputs_mb, jobs_days, jobs_mb",
  },
  // wrong types
  { text: 'rc = "yes"', says: '1: rc: found "yes", must be true or false' },
  {
    text: "shell = true",
    says: '1: shell: found true, must be "bash", "zsh", "sh" or the absolute path of a shell',
  },
  { text: "conversation = 3", says: "1: conversation: found 3, must be a table: [conversation]" },
  { text: "models = []", says: "1: models: found a list, must be a table: [models.NAME]" },
  {
    text: '[models]\nfast = "x"',
    says: '2: models.fast: found "x", must be a table: [models.fast]',
  },
  {
    text: "[[models]]\nendpoint = 1",
    says: "1: models: found a list, must be a table: [models.NAME]",
  },
  {
    text: "[conversation]\nmax_steps = 1.5",
    says: "2: conversation.max_steps: found 1.5, must be a whole number from 1 to 1000",
  },
  {
    text: "[conversation]\nmax_steps = inf",
    says: "2: conversation.max_steps: found Infinity, must be a whole number from 1 to 1000",
  },
  {
    text: "[conversation]\nmax_steps = 2020-01-01",
    says: "2: conversation.max_steps: found a date or time, must be a whole number from 1 to 1000",
  },
  {
    text: 'discovery.ports = [80, "x"]',
    says: '1: discovery.ports: found "x" in the list, must be a list of whole numbers from 1 to 65535',
  },
  { text: "keys = 1", says: "1: keys: found 1, must be a table: [keys]" },
  {
    text: '[keys]\n"ctrl+x" = true',
    says: '2: keys."ctrl+x": found true, must be the name of an action such as "undo", or "" for nothing',
  },
  {
    text: '[keys]\nf1 = "Undo it"',
    says: '2: keys.f1: found "Undo it", must be the name of an action such as "undo", or "" for nothing',
  },
  {
    text: '[prompt]\nblocks = ["directory", "giit"]',
    says: `2: prompt.blocks: found "giit" in the list, must be a list of these, none twice: ${blocks}`,
  },
  {
    text: '[prompt]\nright = ["time", "time"]',
    says: `2: prompt.right: found "time" twice, must be a list of these, none twice: ${blocks}`,
  },
  {
    text: '[editor]\nmode = "vim"',
    says: '2: editor.mode: found "vim", must be "emacs" or "vi"',
  },
  {
    text: '[hooks]\ndirectory = "direnv"',
    says: '2: hooks.directory: found "direnv", must be a list of "direnv", "mise" or commands that print shell text',
  },
  // out of range
  {
    text: "[editor]\nescape_ms = 0",
    says: "2: editor.escape_ms: found 0, must be a whole number from 1 to 1000",
  },
  {
    text: "[notify]\nafter_s = -1",
    says: "2: notify.after_s: found -1, must be a whole number from 0 to 86400",
  },
  {
    text: "[conversation]\nmax_steps = 0",
    says: "2: conversation.max_steps: found 0, must be a whole number from 1 to 1000",
  },
  {
    text: "[output]\ncap_mb = -1",
    says: "2: output.cap_mb: found -1, must be a whole number from 1 to 100000",
  },
  {
    text: "discovery.ports = [65536]",
    says: "1: discovery.ports: found 65536 in the list, must be a list of whole numbers from 1 to 65535",
  },
  {
    text: 'shell = "fish"',
    says: '1: shell: found "fish", must be "bash", "zsh", "sh" or the absolute path of a shell',
  },
  {
    text: `${fast}temperature = 3`,
    says: "3: models.fast.temperature: found 3, must be a number from 0 to 2",
  },
  {
    text: `${fast}temperature = nan`,
    says: "3: models.fast.temperature: found NaN, must be a number from 0 to 2",
  },
  {
    text: '[models.fast]\nendpoint = "ftp://x"',
    says: '2: models.fast.endpoint: found "ftp://x", must be an address such as "http://127.0.0.1:8081"',
  },
  {
    text: '[models.fast]\nendpoint = ""',
    says: '2: models.fast.endpoint: found "", must be an address such as "http://127.0.0.1:8081"',
  },
  // what belongs together
  {
    text: 'rc = true\n[models.fast]\nmodel = "x"',
    says: '2: models.fast: endpoint is missing, must be an address such as "http://127.0.0.1:8081"',
  },
  { text: '[models."a b"]\nendpoint = "x"', says: '1: models: "a b" is no name, must be one word' },
  {
    text: `default_model = "fsat"\n${fast}`,
    says: "1: default_model: no table [models.fsat]; allowed: fast",
    hint: "did you mean fast?",
  },
  {
    text: 'default_model = "fast"',
    says: "1: default_model: no table [models.fast]; there is none",
  },
];

test.each(wrong)("$says", ({ text, says, hint }) => {
  const expected = {
    code: "CONFIG_INVALID",
    message: `/etc/aish.toml:${says}`,
    hint: hint ?? "correct it; aish config --default prints every key with what is allowed",
  };
  expect(refusal(text)).toMatchObject(expected);
});

test("everything that is wrong is told, and nothing that only follows from it", () => {
  const error = refusal(`default_model = "fast"
shel = 1
[models.fast]
endpoint = "ftp://x"
contxt = 1
[models.other]
endpoint = "x"
fallback = "fast"
[prompt]
blocks = ["bogus"]
newline = 1
`);
  const others = error instanceof ConfigFaults ? error.others : [];
  expect([error, ...others].map(({ message }) => /:\d+: [\w.]+/.exec(message)?.[0])).toEqual([
    ":2: shel",
    ":4: models.fast.endpoint",
    ":5: models.fast.contxt",
    ":10: prompt.blocks",
    ":11: prompt.newline",
  ]);
});

test("of very many faults only the first ones are told", () => {
  const error = refusal(Array.from({ length: 30 }, (_, at) => `key${at} = 1\n`).join(""));
  const others = error instanceof ConfigFaults ? error.others : [];
  expect(others).toHaveLength(10);
  expect(others.at(-1)?.message).toBe("20 more faults in the same file");
});

test.each([
  { broken: "rc = true\nshell = = 1\n", line: 2 },
  { broken: "a = 1\n[b\nc = 1\n", line: 2 },
  { broken: "rc =\nshell = 1", line: 1 },
  { broken: "rc = true\n\nrc = false", line: 3 },
  { broken: "[retention]\n[output]\n[retention]\n", line: 3 },
  { broken: "x = [\n 1,\n 2\n]\ny = [\n 1,\n", line: 5 },
  { broken: 'rc = true\nshell = "bash\n', line: 2 },
  { broken: 'a = """\nrc = true\n\n', line: 1 },
  { broken: "shell = bash", line: 1 },
  { broken: "rc = true\r\nshell\r\n", line: 2 },
  { broken: `${"# a line\n".repeat(5000)}rc = = 1\n${"# another\n".repeat(100)}`, line: 5001 },
])("a file that is no TOML is wrong where it stops being TOML: line $line", ({ broken, line }) => {
  const { message } = refusal(broken);
  expect(message).toMatch(new RegExp(`^/etc/aish\\.toml:${line}: not valid TOML: [^\\n]+$`));
});

test("a key of a model server is not repeated in the report", () => {
  const error = refusal(`${fast}api_key_env = "sk-live-123"`);
  expect(error).toMatchObject({
    message:
      '/etc/aish.toml:3: models.fast.api_key_env: found other text, must be the name of an environment variable such as "OPENROUTER_API_KEY"; never the key itself',
  });
});

describe("a valid file", () => {
  test("says nothing but what is in it, each value with its line", () => {
    const text = `shell = "/bin/zsh"\nconversation = { max_steps = 3 }\n${fast}tools = true\n[keys]\n"ctrl+x" = "undo"\n`;
    expect(parseConfig(text, "a.toml")).toEqual({
      path: "a.toml",
      settings: {
        shell: { value: "/bin/zsh", line: 1 },
        "conversation.max_steps": { value: 3, line: 2 },
      },
      models: [
        {
          name: "fast",
          endpoint: { value: "http://127.0.0.1:8081", line: 4 },
          settings: {
            endpoint: { value: "http://127.0.0.1:8081", line: 4 },
            tools: { value: true, line: 5 },
          },
        },
      ],
      keys: new Map([["ctrl+x", { value: "undo", line: 7 }]]),
    });
  });

  test.each(["", "\n", "# nothing\n", "\uFEFF", "[models]\n", "[retention]\n"])(
    "%p says nothing",
    (text) => {
      expect(parseConfig(text, "a.toml")).toEqual({
        path: "a.toml",
        settings: {},
        models: [],
        keys: new Map(),
      });
    },
  );

  test.each(["http://x", "https://x/v1", "127.0.0.1:8081", "localhost", "http://[::1]:8080/v1"])(
    "an endpoint may be %s",
    (endpoint) => {
      const { models } = parseConfig(`[models.m]\nendpoint = "${endpoint}"`, "a.toml");
      expect(models[0]?.endpoint.value).toBe(endpoint);
    },
  );
});

function refusal(text: string): AishError {
  try {
    parseConfig(text, "/etc/aish.toml");
  } catch (error) {
    if (error instanceof AishError) return error;
    throw error;
  }
  return expect.unreachable("the text was accepted");
}
