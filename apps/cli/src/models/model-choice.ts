import { AishError, nearestName } from "@aish/core";
import type { ChatModel, Deadlines, ModelEntry } from "@aish/broker";
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
  /** What a model has taught us about itself is kept as long as the program runs. */
  readonly #opened = new Map<string, ChatModel>();
  /** Opened without knowing how much fits. */
  readonly #unsure = new Set<string>();
  #chosen: string | undefined;
  #found: readonly ModelEntry[] | undefined;

  constructor(config: Config, environment: Environment, chosen: string | undefined) {
    this.#config = config;
    this.#environment = environment;
    this.#chosen = chosen ?? config.defaultModel;
  }

  /** The one that will be asked, as far as that is known without looking for servers. */
  get name(): string | undefined {
    const names = this.names();
    return names.find((name) => name === this.#chosen) ?? names[0];
  }

  names(): readonly string[] {
    return [...this.#config.models, ...(this.#found ?? [])].map(({ name }) => name);
  }

  /** Looks for servers first, where nothing is configured. */
  async choose(name: string): Promise<void> {
    await this.entries();
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
    // A resumed session may have used one that is gone by now.
    const wanted = [this.#chosen, this.#config.defaultModel];
    for (const name of wanted) {
      const entry = entries.find((each) => each.name === name);
      if (entry !== undefined) return entry;
    }
    return entries[0];
  }

  async #open(entry: ModelEntry): Promise<ChatModel> {
    const opened = this.#opened.get(entry.name);
    if (opened !== undefined && !this.#unsure.has(entry.name)) return opened;
    const [{ openModel }, { completeEntry }] = await Promise.all([
      import("@aish/broker"),
      import("./complete-entry.ts"),
    ]);
    const { completed, isKnown } = await completeEntry(entry);
    // A server that could not say what it has is asked again the next time; until it can, what its
    // refusals have taught stands.
    if (isKnown) this.#unsure.delete(entry.name);
    else this.#unsure.add(entry.name);
    if (opened !== undefined && !isKnown) return opened;
    const model = openModel(completed, { deadlines: this.#deadlinesOf(entry.name) });
    this.#opened.set(entry.name, model);
    return model;
  }

  #deadlinesOf(name: string): Partial<Deadlines> {
    const { firstByteSeconds, idleSeconds } =
      this.#config.models.find((model) => model.name === name) ?? {};
    return {
      ...(firstByteSeconds === undefined ? {} : { firstByteMs: firstByteSeconds * 1000 }),
      ...(idleSeconds === undefined ? {} : { idleMs: idleSeconds * 1000 }),
    };
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
