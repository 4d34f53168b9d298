import { isPrivateHost, type ModelEntry } from "./model-entry.ts";
import { saidIn, statusOf } from "./refusal-facts.ts";
import type { Refusal } from "./trouble.ts";

/** What the server of an entry takes in a request: guessed first, then learned from its refusals. */
export class ServerTraits {
  /** What only llama.cpp knows; a server that is strict about it refuses. */
  extras: boolean;
  usage = true;
  limit: "max_tokens" | "max_completion_tokens" | undefined;
  temperature: boolean;

  constructor({ endpoint, model = "" }: ModelEntry) {
    const isOpenAi = /^https:\/\/api\.openai\.com(?:\/|$)/i.test(endpoint);
    this.extras = isPrivateHost(endpoint);
    this.limit = isOpenAi ? "max_completion_tokens" : "max_tokens";
    this.temperature = !(isOpenAi && /^(?:o\d|gpt-5)/.test(model)); // reasoning models
  }

  /** True if another request may please it: what it named is not sent again. Ends, for it only drops. */
  adapt(refusal: Refusal): boolean {
    const status = statusOf(refusal);
    if (status !== 400 && status !== 422) return false;
    const said = `${saidIn(refusal)} ${JSON.stringify(refusal.error)}`;
    if (this.extras && /return_progress|timings_per_token/.test(said)) {
      this.extras = false;
    } else if (this.usage && /stream_options|include_usage/.test(said)) {
      this.usage = false;
    } else if (this.limit === "max_tokens" && /max_tokens/.test(said) && refuses(said)) {
      this.limit = /max_completion_tokens/.test(said) ? "max_completion_tokens" : undefined;
    } else if (this.limit !== undefined && said.includes(this.limit) && refuses(said)) {
      this.limit = undefined;
    } else if (this.temperature && /temperature/.test(said) && refuses(said)) {
      this.temperature = false;
    } else if (this.extras && refuses(said)) {
      this.extras = false; // it does not name what it does not know
    } else {
      return false;
    }
    return true;
  }
}

/** Not about a wrong value: those the person has to mend. */
function refuses(said: string): boolean {
  return /unsupported|not supported|unknown|unrecognized|unexpected|not permitted|extra[_ ](?:input|field|forbidden)|not allowed|does not support|invalid (?:field|parameter|argument)/i.test(
    said,
  );
}
