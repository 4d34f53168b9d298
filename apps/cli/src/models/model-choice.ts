import { AishError, nearestName } from "@aish/core";
import type { ChatModel, ModelEntry } from "@aish/broker";
import type { Config, ModelConfig } from "../config-resolve.ts";
import { keepLoopbackDirect, type Environment } from "../environment.ts";

const discoveryMs = 1000;

export interface KnownModel {
  readonly name: string;
  readonly description: string;
  readonly current: boolean;
}

/** Which model is asked: the configured ones, else what is found on this machine. */
export class ModelChoice {
  readonly #config: Config;
  readonly #environment: Environment;
  readonly #contexts = new Map<string, number>();
  /** What a model has taught us about itself is kept as long as the program runs. */
  readonly #opened = new Map<string, ChatModel>();
  #chosen: string | undefined;
  #found: readonly ModelEntry[] | undefined;

  constructor(config: Config, environment: Environment, chosen: string | undefined) {
    this.#config = config;
    this.#environment = environment;
    this.#chosen = chosen ?? config.defaultModel;
  }

  names(): readonly string[] {
    return [...this.#config.models, ...(this.#found ?? [])].map(({ name }) => name);
  }

  choose(name: string): void {
    const names = this.names();
    if (!names.includes(name)) {
      const guess = nearestName(name, names);
      throw new AishError("USAGE", `there is no model called ${name}`, {
        hint: guess === undefined ? "list them with :model" : `did you mean ${guess}?`,
      });
    }
    this.#chosen = name;
  }

  /** The one to ask; undefined if there is none. Looks for servers the first time it has to. */
  async current(): Promise<ChatModel | undefined> {
    const entry = await this.#chosenEntry();
    return entry === undefined ? undefined : this.#open(entry);
  }

  /** The one that its configuration names to stand in for it. */
  async fallback(): Promise<ChatModel | undefined> {
    const current = await this.#chosenEntry();
    const { fallback } = this.#config.models.find(({ name }) => name === current?.name) ?? {};
    const entry = (await this.entries()).find(({ name }) => name === fallback);
    return entry === undefined ? undefined : this.#open(entry);
  }

  /** The name of the one that is asked. */
  async chosenName(): Promise<string | undefined> {
    return (await this.#chosenEntry())?.name;
  }

  async #chosenEntry(): Promise<ModelEntry | undefined> {
    const entries = await this.entries();
    return entries.find(({ name }) => name === this.#chosen) ?? entries[0];
  }

  async #open(entry: ModelEntry): Promise<ChatModel> {
    const opened = this.#opened.get(entry.name);
    if (opened !== undefined) return opened;
    const { openModel } = await import("@aish/broker");
    const context = entry.context ?? (await this.#askContext(entry));
    const model = openModel({ ...entry, context });
    // A server that could not say what it has room for is asked again the next time.
    if (context !== undefined) this.#opened.set(entry.name, model);
    return model;
  }

  /** What the server really has room for, asked once. */
  async #askContext(entry: ModelEntry): Promise<number | undefined> {
    const { readContext } = await import("@aish/broker");
    const seen = await readContext(entry, { signal: AbortSignal.timeout(discoveryMs) });
    if (seen !== undefined) this.#contexts.set(entry.name, seen.context);
    return seen?.context;
  }

  async list(): Promise<readonly KnownModel[]> {
    const current = await this.#chosenEntry();
    return (await this.entries()).map((entry) => ({
      name: entry.name,
      description: [entry.model, entry.endpoint, entry.context && `${entry.context} tokens`]
        .filter(Boolean)
        .join(", "),
      current: entry.name === current?.name,
    }));
  }

  /** All that are configured, or else found. */
  async entries(): Promise<readonly ModelEntry[]> {
    keepLoopbackDirect();
    if (this.#config.models.length > 0) return this.#config.models.map(toEntry);
    if (!this.#config.discovery.enabled) return [];
    if (this.#found !== undefined && this.#found.length > 0) return this.#found;
    const { discoverModels } = await import("@aish/broker");
    const found = await discoverModels({
      endpoints: this.#config.discovery.ports.map((port) => `http://127.0.0.1:${port}`),
      variables: this.#environment.variables,
      signal: AbortSignal.timeout(discoveryMs),
    });
    this.#found = found.map(({ entry }) => entry);
    return this.#found;
  }
}

function toEntry(model: ModelConfig): ModelEntry {
  const { name, endpoint, context, apiKey, apiKeyEnv, maxTokens, temperature, tools } = model;
  return {
    name,
    endpoint,
    model: model.model,
    context,
    apiKey,
    apiKeyEnv,
    maxTokens,
    temperature,
    tools,
    priceIn: model.priceIn,
    priceOut: model.priceOut,
  };
}
