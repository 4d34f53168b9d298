import type { Environment } from "./environment.ts";
import type { RawConfig, RawModel, RawTable } from "./config/config-parse.ts";
import { modelSettings, settings } from "./config/config-schema.ts";
import type { BlockName } from "./prompt/blocks/block-names.ts";

/** The whole configuration, with every gap filled; passed down by value. */
export interface Config {
  /** Undefined if the file has no models. */
  readonly defaultModel: string | undefined;
  /** A name or an absolute path; undefined leaves the choice to what is installed. */
  readonly shell: string | undefined;
  readonly rc: boolean;
  readonly models: readonly ModelConfig[];
  readonly conversation: { readonly maxSteps: number; readonly titles: boolean };
  readonly output: { readonly capBytes: number };
  readonly retention: {
    readonly outputsDays: number;
    readonly outputsBytes: number;
    readonly jobsDays: number;
    readonly jobsBytes: number;
  };
  readonly discovery: { readonly enabled: boolean; readonly ports: readonly number[] };
  /** The name of a theme; undefined leaves the choice to the background of the terminal. */
  readonly theme: string | undefined;
  readonly prompt: PromptConfig;
  readonly editor: {
    readonly mode: "emacs" | "vi";
    readonly escapeMs: number;
    readonly suggestions: boolean;
    readonly highlight: boolean;
    /** Names of actions by chord as they are written; "" takes away what the chord does. */
    readonly keys: ReadonlyMap<string, string>;
  };
  readonly notify: { readonly afterMs: number };
  /** `direnv`, `mise`, or a command of the person's own that prints shell text. */
  readonly hooks: { readonly directory: readonly string[] };
}

export interface PromptConfig {
  readonly blocks: readonly BlockName[];
  readonly right: readonly BlockName[];
  readonly transient: boolean;
  readonly newline: boolean;
}

export interface ModelConfig {
  readonly name: string;
  readonly endpoint: string;
  readonly model: string | undefined;
  readonly context: number | undefined;
  readonly apiKeyEnv: string | undefined;
  /** What that variable holds; never shown. */
  readonly apiKey: string | undefined;
  readonly maxTokens: number | undefined;
  readonly temperature: number | undefined;
  readonly priceIn: number | undefined;
  readonly priceOut: number | undefined;
  readonly tools: boolean;
  readonly firstByteSeconds: number | undefined;
  readonly idleSeconds: number | undefined;
  /** The name of the one that is asked instead when it refuses or cannot be reached. */
  readonly fallback: string | undefined;
}

const megabyte = 1_000_000;

export function resolveConfig(
  { settings: raw, models, keys }: RawConfig,
  environment: Environment,
): Config {
  return {
    defaultModel: raw.default_model?.value ?? usualModel(models),
    shell: raw.shell?.value ?? environment.loginShell,
    rc: raw.rc?.value ?? settings.rc.fallback,
    models: models.map((model) => resolveModel(model, environment.variables)),
    conversation: {
      maxSteps: raw["conversation.max_steps"]?.value ?? settings["conversation.max_steps"].fallback,
      titles: raw["conversation.titles"]?.value ?? settings["conversation.titles"].fallback,
    },
    output: {
      capBytes: megabyte * (raw["output.cap_mb"]?.value ?? settings["output.cap_mb"].fallback),
    },
    retention: resolveRetention(raw),
    discovery: {
      enabled: raw["discovery.enabled"]?.value ?? settings["discovery.enabled"].fallback,
      ports: raw["discovery.ports"]?.value ?? settings["discovery.ports"].fallback,
    },
    theme: raw.theme?.value,
    prompt: resolvePrompt(raw),
    editor: resolveEditor(raw, keys),
    notify: {
      afterMs: 1000 * (raw["notify.after_s"]?.value ?? settings["notify.after_s"].fallback),
    },
    hooks: {
      directory: raw["hooks.directory"]?.value ?? settings["hooks.directory"].fallback,
    },
  };
}

function resolvePrompt(raw: RawTable<typeof settings>): PromptConfig {
  return {
    blocks: raw["prompt.blocks"]?.value ?? settings["prompt.blocks"].fallback,
    right: raw["prompt.right"]?.value ?? settings["prompt.right"].fallback,
    transient: raw["prompt.transient"]?.value ?? settings["prompt.transient"].fallback,
    newline: raw["prompt.newline"]?.value ?? settings["prompt.newline"].fallback,
  };
}

function resolveEditor(raw: RawTable<typeof settings>, keys: RawConfig["keys"]): Config["editor"] {
  return {
    mode: raw["editor.mode"]?.value ?? settings["editor.mode"].fallback,
    escapeMs: raw["editor.escape_ms"]?.value ?? settings["editor.escape_ms"].fallback,
    suggestions: raw["editor.suggestions"]?.value ?? settings["editor.suggestions"].fallback,
    highlight: raw["editor.highlight"]?.value ?? settings["editor.highlight"].fallback,
    keys: new Map([...keys].map(([chord, { value }]) => [chord, value])),
  };
}

function resolveRetention(raw: RawTable<typeof settings>): Config["retention"] {
  const outputs = raw["retention.outputs_mb"]?.value ?? settings["retention.outputs_mb"].fallback;
  const jobs = raw["retention.jobs_mb"]?.value ?? settings["retention.jobs_mb"].fallback;
  return {
    outputsDays:
      raw["retention.outputs_days"]?.value ?? settings["retention.outputs_days"].fallback,
    outputsBytes: megabyte * outputs,
    jobsDays: raw["retention.jobs_days"]?.value ?? settings["retention.jobs_days"].fallback,
    jobsBytes: megabyte * jobs,
  };
}

/** The model that answers when the file does not say: `fast` if there is one, else the first. */
export function usualModel(models: readonly RawModel[]): string | undefined {
  return (models.find(({ name }) => name === "fast") ?? models[0])?.name;
}

function resolveModel(
  { name, endpoint, settings: raw }: RawModel,
  variables: Readonly<Record<string, string>>,
): ModelConfig {
  const apiKeyEnv = raw.api_key_env?.value;
  return {
    name,
    endpoint: endpoint.value,
    model: raw.model?.value,
    context: raw.context?.value,
    apiKeyEnv,
    apiKey: apiKeyEnv === undefined ? undefined : variables[apiKeyEnv],
    maxTokens: raw.max_tokens?.value,
    temperature: raw.temperature?.value,
    priceIn: raw.price_in?.value,
    priceOut: raw.price_out?.value,
    tools: raw.tools?.value ?? modelSettings.tools.fallback,
    firstByteSeconds: raw.first_byte_seconds?.value,
    idleSeconds: raw.idle_seconds?.value,
    fallback: raw.fallback?.value,
  };
}
