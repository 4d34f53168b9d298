import { signalOfStatus } from "@aish/core";
import { duration } from "../../listings/columns.ts";
import { pen } from "./pen.ts";
import type { PromptBlock } from "./prompt-block.ts";

/** Blocks that show one fact in one colour. */

export const pythonBlock: PromptBlock = {
  name: "python",
  weight: 50,
  render: ({ venv }, palette) =>
    venv === undefined ? undefined : [pen(palette, "info", `(${venv})`, 20)],
};

export const modelBlock: PromptBlock = {
  name: "model",
  weight: 20,
  render: ({ model }, palette) =>
    model === undefined ? undefined : [pen(palette, "question", model, 24)],
};

export const contextBlock: PromptBlock = {
  name: "context",
  weight: 25,
  render({ contextUsed }, palette) {
    if (contextUsed === undefined || !Number.isFinite(contextUsed)) return undefined;
    const role = contextUsed >= 0.9 ? "error" : contextUsed >= 0.7 ? "warning" : "muted";
    return [pen(palette, role, `ctx ${Math.round(contextUsed * 100)}%`)];
  },
};

/** There are no secrets yet; the name is one that a configuration may have already. */
export const secretsBlock: PromptBlock = {
  name: "secrets",
  weight: 10,
  render: () => undefined,
};

export const jobsBlock: PromptBlock = {
  name: "jobs",
  weight: 60,
  render({ jobs: { running, stopped } }, palette) {
    const parts = [
      ...(running > 0 ? [`${running}&`] : []),
      ...(stopped > 0 ? [`${stopped} stopped`] : []),
    ];
    return parts.length === 0 ? undefined : [pen(palette, "muted", parts.join(" "))];
  },
};

export const statusBlock: PromptBlock = {
  name: "status",
  weight: 90,
  render({ status }, palette) {
    if (status === 0) return undefined;
    const signal = signalOfStatus(status);
    const text = signal === undefined ? String(status) : `${status} ${signal}`;
    return [pen(palette, "error", `[${text}]`)];
  },
};

const worthTellingMs = 2000;

export const durationBlock: PromptBlock = {
  name: "duration",
  weight: 35,
  render: ({ durationMs }, palette) =>
    durationMs === undefined || durationMs < worthTellingMs
      ? undefined
      : [pen(palette, "muted", duration(durationMs))],
};

export const timeBlock: PromptBlock = {
  name: "time",
  weight: 15,
  render({ now }, palette) {
    const parts = [now.getHours(), now.getMinutes(), now.getSeconds()];
    return [pen(palette, "muted", parts.map((part) => String(part).padStart(2, "0")).join(":"))];
  },
};
