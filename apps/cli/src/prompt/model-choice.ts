import { AishError, nearestName } from "@aish/core";
import type { ModelEntry } from "@aish/broker";
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
  async current(): Promise<ModelEntry | undefined> {
    const entries = await this.entries();
    const entry = entries.find(({ name }) => name === this.#chosen) ?? entries[0];
    if (entry === undefined || entry.context !== undefined) return entry;
    const known = this.#contexts.get(entry.name) ?? (await this.#askContext(entry));
    return { ...entry, context: known };
  }

  /** What the server really has room for, asked once. */
  async #askContext(entry: ModelEntry): Promise<number | undefined> {
    const { readContext } = await import("@aish/broker");
    const seen = await readContext(entry, { signal: AbortSignal.timeout(discoveryMs) });
    if (seen !== undefined) this.#contexts.set(entry.name, seen.context);
    return seen?.context;
  }

  async list(): Promise<readonly KnownModel[]> {
    const current = await this.current();
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
  const { name, endpoint, context, apiKey, apiKeyEnv, maxTokens, temperature } = model;
  return {
    name,
    endpoint,
    model: model.model,
    context,
    apiKey,
    apiKeyEnv,
    maxTokens,
    temperature,
    priceIn: model.priceIn,
    priceOut: model.priceOut,
  };
}
