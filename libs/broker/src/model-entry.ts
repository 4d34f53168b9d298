import { AishError } from "@aish/core";

/** One model of the registry: where it is asked, and what is known about it. */
export interface ModelEntry {
  /** What the person calls it (`fast`). */
  readonly name: string;
  /** With or without `/v1`. */
  readonly endpoint: string;
  /** What the server calls it; undefined where the server has one model. */
  readonly model?: string | undefined;
  /** Tokens that fit, prompt and reply together. */
  readonly context?: number | undefined;
  readonly apiKey?: string | undefined;
  /** The variable that the key came from, or should come from: named in hints. */
  readonly apiKeyEnv?: string | undefined;
  readonly maxTokens?: number | undefined;
  readonly temperature?: number | undefined;
  /** Dollars per million tokens. */
  readonly priceIn?: number | undefined;
  readonly priceOut?: number | undefined;
}

/** The address that `/chat/completions` and `/models` are appended to. */
export function apiBase(endpoint: string): string {
  const base = serverBase(endpoint);
  // A version anywhere in the path means that the address is already whole (`/v1beta/openai`).
  return /\/v\d\w*(?:\/|$)/.test(new URL(base).pathname) ? base : `${base}/v1`;
}

/** The address that a server's own routes (`/props`, `/api/ps`) are appended to. */
export function serverRoot(endpoint: string): string {
  return serverBase(endpoint).replace(/\/v1$/, "");
}

function serverBase(endpoint: string): string {
  const withScheme = /^https?:\/\//i.test(endpoint) ? endpoint : `http://${endpoint}`;
  if (!URL.canParse(withScheme)) {
    throw new AishError("CONFIG_INVALID", `the endpoint ${JSON.stringify(endpoint)} is not a URL`, {
      hint: "write it like http://127.0.0.1:8080",
    });
  }
  return withScheme.replace(/\/+$/, "").replace(/\/chat\/completions$/, "");
}
