import type { DialectName } from "../script.ts";
import type { Dialect } from "./dialect.ts";
import { llamaOld } from "./llama-old.ts";
import { llama } from "./llama.ts";
import { lmStudio } from "./lm-studio.ts";
import { ollama } from "./ollama.ts";
import { openai } from "./openai.ts";
import { openrouter } from "./openrouter.ts";
import { vllm, vllmOld } from "./vllm.ts";

const dialects: Readonly<Record<DialectName, Dialect>> = {
  "llama.cpp": llama,
  "llama.cpp-old": llamaOld,
  ollama,
  "lm-studio": lmStudio,
  vllm,
  "vllm-old": vllmOld,
  openrouter,
  openai,
};

export const dialectNames = Object.keys(dialects) as readonly DialectName[];

export function dialectOf(name: DialectName = "llama.cpp"): Dialect {
  return dialects[name];
}
