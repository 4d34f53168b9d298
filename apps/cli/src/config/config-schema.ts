import { blockNames, isBlockName, type BlockName } from "../prompt/blocks/block-names.ts";

/**
 * Every key that a configuration file may have: what it means, what is allowed, what it is when the
 * file does not say. Reading, `aish config` and the commented default are all made from it.
 */

/** Undefined default: something else decides, as `unset` says. */
export interface Setting<Value> {
  readonly summary: string;
  /** Completes "must be …" in a report and is the comment in the default file. */
  readonly allowed: string;
  readonly fallback: Value;
  /** How the default is described when there is no value to show. */
  readonly unset: string | undefined;
  /** A value in TOML that stands for how it is written; shown where there is no default. */
  readonly example: string | undefined;
  /** The value if it is allowed, else undefined. */
  readonly accept: (value: unknown) => Value | undefined;
}

export type ValueOf<Of> = Of extends Setting<infer Value> ? Exclude<Value, undefined> : never;

interface Words {
  readonly summary: string;
}

function flag(fallback: boolean, words: Words): Setting<boolean> {
  return {
    ...words,
    allowed: "true or false",
    fallback,
    unset: undefined,
    example: undefined,
    accept: (value) => (typeof value === "boolean" ? value : undefined),
  };
}

function whole(from: number, to: number): (value: unknown) => number | undefined {
  return (value) => {
    if (typeof value !== "number" || !Number.isInteger(value)) return undefined;
    return value >= from && value <= to ? value : undefined;
  };
}

function count(fallback: number, from: number, to: number, words: Words): Setting<number> {
  return {
    ...words,
    allowed: `a whole number from ${from} to ${to}`,
    fallback,
    unset: undefined,
    example: undefined,
    accept: whole(from, to),
  };
}

function choice<const Value extends string>(
  values: readonly Value[],
  fallback: NoInfer<Value>,
  words: Words,
): Setting<Value> {
  return {
    ...words,
    allowed: values.map((value) => JSON.stringify(value)).join(" or "),
    fallback,
    unset: undefined,
    example: undefined,
    accept: (given) => values.find((value) => value === given),
  };
}

/** A list of which every entry is one of a kind, and none stands twice. */
function listOf<Value>(
  fallback: readonly Value[],
  isEntry: (value: unknown) => value is Value,
  allowed: string,
  words: Words,
): Setting<readonly Value[]> {
  return {
    ...words,
    allowed,
    fallback,
    unset: undefined,
    example: undefined,
    accept: (value) => {
      if (!Array.isArray(value) || new Set(value).size < value.length) return undefined;
      return value.every(isEntry) ? value : undefined;
    },
  };
}

interface OptionalWords extends Words {
  readonly unset: string | undefined;
  readonly example: string;
}

function optional<Value>(
  words: OptionalWords,
  allowed: string,
  accept: (value: unknown) => Value | undefined,
): Setting<Value | undefined> {
  return { ...words, allowed, fallback: undefined, accept };
}

function optionalText(
  words: OptionalWords,
  allowed: string,
  isAllowed: (text: string) => boolean,
): Setting<string | undefined> {
  return optional(words, allowed, (value) =>
    typeof value === "string" && isAllowed(value) ? value : undefined,
  );
}

const isNotBlank = (text: string): boolean => text.trim() !== "" && !/\p{Cc}/u.test(text);

const isText = (value: unknown): value is string => typeof value === "string" && isNotBlank(value);

const blocksAllowed = `a list of these, none twice: ${Object.keys(blockNames).join(", ")}`;
const usualBlocks: readonly BlockName[] = ["host", "directory", "git", "python", "jobs", "status"];

/** The settings outside `[models.*]` and `[keys]`, by dotted key. */
export const settings = {
  default_model: optionalText(
    {
      summary: "the model that answers when none is named",
      unset: "fast if there is one, else the first",
      example: '"fast"',
    },
    "the name of a [models.NAME] table",
    isNotBlank,
  ),
  shell: optionalText(
    {
      summary: "the shell that commands run in",
      unset: "your own if it is bash or zsh, else bash, zsh or sh, whichever is there",
      example: '"bash"',
    },
    '"bash", "zsh", "sh" or the absolute path of a shell',
    (text) => ["bash", "zsh", "sh"].includes(text) || /^\/\P{Cc}+$/u.test(text),
  ),
  rc: flag(true, {
    summary: "read the shell's rc file once per session, for its aliases and functions",
  }),
  theme: optionalText(
    {
      summary: "the colours, by the name of a theme; :theme lists them",
      unset: "a light or a dark one, as the background of the terminal is",
      example: '"aish-dark"',
    },
    "the name of a theme",
    isNotBlank,
  ),
  "prompt.blocks": listOf(usualBlocks, isBlockName, blocksAllowed, {
    summary: "what the prompt shows, in this order",
  }),
  "prompt.right": listOf<BlockName>(["duration"], isBlockName, blocksAllowed, {
    summary: "what stands at the right edge while there is room",
  }),
  "prompt.transient": flag(false, {
    summary: "leave only the sign of a prompt once its line has been entered",
  }),
  "prompt.newline": flag(false, {
    summary: "give what is typed a row of its own under the blocks",
  }),
  "editor.mode": choice(["emacs", "vi"], "emacs", {
    summary: "whose keys the line editor has",
  }),
  "editor.escape_ms": count(50, 1, 1000, {
    summary:
      "milliseconds after which an Escape is the key itself and not the start of another one",
  }),
  "editor.suggestions": flag(true, {
    summary: "show behind the cursor what the line may become",
  }),
  "editor.highlight": flag(true, { summary: "colour the line while it is typed" }),
  "notify.after_s": count(10, 0, 86_400, {
    summary: "seconds from which on the end of a command is told while you look elsewhere",
  }),
  "hooks.directory": listOf<string>(
    [],
    isText,
    'a list of "direnv", "mise" or commands that print shell text',
    { summary: "what sets up the environment of a directory when it is entered" },
  ),
  "conversation.max_steps": count(12, 1, 1000, {
    summary: "how often a model is called in one turn before it must stop",
  }),
  "conversation.titles": flag(true, {
    summary: "let the model find a title for a new session after its first answer",
  }),
  "output.cap_mb": count(100, 1, 100_000, {
    summary: "megabytes kept of what one foreground command prints",
  }),
  "retention.outputs_days": count(30, 1, 36_500, {
    summary: "days that the output of a command and the shell state of a session are kept",
  }),
  "retention.outputs_mb": count(1024, 1, 10_000_000, {
    summary: "megabytes that all outputs together may take; the oldest go first",
  }),
  "retention.jobs_days": count(30, 1, 36_500, {
    summary: "days that the files of an ended job are kept",
  }),
  "retention.jobs_mb": count(1024, 1, 10_000_000, {
    summary: "megabytes that all ended jobs together may take; the oldest go first",
  }),
  "discovery.enabled": flag(true, {
    summary: "look for model servers on this machine and for well-known API keys",
  }),
  "discovery.ports": {
    summary: "the ports where servers are looked for",
    allowed: "a list of whole numbers from 1 to 65535",
    fallback: [8080, 8081, 11_434, 1234, 8000],
    unset: undefined,
    example: undefined,
    accept: (value) => {
      if (!Array.isArray(value)) return undefined;
      const ports = value.map(whole(1, 65_535)).filter((port) => port !== undefined);
      return ports.length === value.length ? ports : undefined;
    },
  } satisfies Setting<readonly number[]>,
} as const;

/** The keys of `[keys]` are chords, so that only what stands for each of them is fixed here. */
export const keySetting = optionalText(
  { summary: "what a key does", unset: undefined, example: '"undo"' },
  'the name of an action such as "undo", or "" for nothing',
  (text) => /^[a-z0-9-]*$/.test(text),
);

const unknown = { unset: undefined };

/** The settings of one `[models.NAME]` table. */
export const modelSettings = {
  endpoint: optionalText(
    {
      summary: "where it is asked, with or without /v1",
      unset: undefined,
      example: '"http://127.0.0.1:8081"',
    },
    'an address such as "http://127.0.0.1:8081"',
    isAddress,
  ),
  model: optionalText(
    {
      ...unknown,
      summary: "its name there; not needed if there is one",
      example: '"qwen2.5-coder-7b"',
    },
    "the name that the server knows it by",
    isNotBlank,
  ),
  context: optional(
    { ...unknown, summary: "tokens that fit; asked of the server if not given", example: "8192" },
    "a whole number of tokens from 256 to 100000000",
    whole(256, 100_000_000),
  ),
  api_key_env: optionalText(
    { ...unknown, summary: "the variable that holds the key", example: '"OPENROUTER_API_KEY"' },
    'the name of an environment variable such as "OPENROUTER_API_KEY"; never the key itself',
    (text) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(text),
  ),
  max_tokens: optional(
    { ...unknown, summary: "tokens that a reply may have", example: "2048" },
    "a whole number of tokens from 1 to 100000000",
    whole(1, 100_000_000),
  ),
  temperature: optional(
    { ...unknown, summary: "0 for the likeliest words, more for variety", example: "0.2" },
    "a number from 0 to 2",
    between(0, 2),
  ),
  price_in: optional(
    { ...unknown, summary: "dollars for a million tokens sent", example: "0.15" },
    "a number from 0 to 1000000",
    between(0, 1_000_000),
  ),
  price_out: optional(
    { ...unknown, summary: "dollars for a million tokens answered", example: "0.60" },
    "a number from 0 to 1000000",
    between(0, 1_000_000),
  ),
  first_byte_seconds: optional(
    { ...unknown, summary: "how long the first word may take; 600 if not given", example: "1800" },
    "a whole number of seconds from 1 to 86400",
    whole(1, 86_400),
  ),
  idle_seconds: optional(
    { ...unknown, summary: "how long it may pause after that; 120 if not given", example: "300" },
    "a whole number of seconds from 1 to 86400",
    whole(1, 86_400),
  ),
  fallback: optionalText(
    {
      ...unknown,
      summary: "the model asked instead when this one refuses or cannot be reached",
      example: '"cloud"',
    },
    "the name of another [models.NAME] table",
    isNotBlank,
  ),
  tools: flag(false, { summary: "give it its commands as native tool calls" }),
} as const;

function between(from: number, to: number): (value: unknown) => number | undefined {
  return (value) => (typeof value === "number" && value >= from && value <= to ? value : undefined);
}

/** With a scheme it must be HTTP; without one it is a host with a port or a path. */
function isAddress(text: string): boolean {
  if (/[\s\p{Cc}]/u.test(text)) return false;
  const scheme = /^(?<name>[a-z][a-z0-9+.-]*):\/\//i.exec(text)?.groups?.name?.toLowerCase();
  if (scheme !== undefined && scheme !== "http" && scheme !== "https") return false;
  return URL.canParse(scheme === undefined ? `http://${text}` : text);
}
