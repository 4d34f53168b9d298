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
  /** It gets its commands as native tool calls, not as `CMD:` lines. */
  readonly tools?: boolean | undefined;
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

/** On this machine or in this house: what is unknown to a server there does no harm. */
export function isPrivateHost(endpoint: string): boolean {
  const { hostname } = new URL(apiBase(endpoint));
  if (hostname.startsWith("[")) return /^\[(?:::1\]|f[cd]|fe80)/i.test(hostname);
  if (/^\d+(?:\.\d+){3}$/.test(hostname)) {
    return /^(?:127|10)\.|^192\.168\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\./.test(hostname);
  }
  return (
    !hostname.includes(".") || /\.(?:local|localhost|lan|home|internal|home\.arpa)$/.test(hostname)
  );
}

/** For messages: `127.0.0.1:8080`. */
export function hostOf({ endpoint }: Pick<ModelEntry, "endpoint">): string {
  return new URL(apiBase(endpoint)).host;
}
