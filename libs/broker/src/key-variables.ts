/** A hosted service that can be used as soon as its variable holds a key. */
export interface KeyVariable {
  readonly variable: string;
  readonly name: string;
  readonly endpoint: string;
  /** What is asked for unless the configuration names another. */
  readonly model: string;
  readonly context: number;
}

export const keyVariables: readonly KeyVariable[] = [
  {
    variable: "OPENROUTER_API_KEY",
    name: "openrouter",
    endpoint: "https://openrouter.ai/api/v1",
    model: "openrouter/auto",
    context: 128_000,
  },
  {
    variable: "OPENAI_API_KEY",
    name: "openai",
    endpoint: "https://api.openai.com/v1",
    model: "gpt-4.1-mini",
    context: 128_000,
  },
  {
    variable: "ANTHROPIC_API_KEY",
    name: "anthropic",
    endpoint: "https://api.anthropic.com/v1",
    model: "claude-sonnet-4-5",
    context: 200_000,
  },
  {
    variable: "GEMINI_API_KEY",
    name: "gemini",
    endpoint: "https://generativelanguage.googleapis.com/v1beta/openai",
    model: "gemini-2.5-flash",
    context: 200_000,
  },
  {
    variable: "MISTRAL_API_KEY",
    name: "mistral",
    endpoint: "https://api.mistral.ai/v1",
    model: "mistral-small-latest",
    context: 32_000,
  },
  {
    variable: "GROQ_API_KEY",
    name: "groq",
    endpoint: "https://api.groq.com/openai/v1",
    model: "llama-3.3-70b-versatile",
    context: 128_000,
  },
  {
    variable: "DEEPSEEK_API_KEY",
    name: "deepseek",
    endpoint: "https://api.deepseek.com/v1",
    model: "deepseek-chat",
    context: 64_000,
  },
];
