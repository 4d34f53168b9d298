import { AishError } from "@aish/core";
import { takeTurn, type ReplyEnd } from "@aish/session";
import { currentDirectory } from "../current-directory.ts";
import type { Way } from "../invocation.ts";
import { printableText } from "../listings/columns.ts";
import { jobText } from "../jobs/job-text.ts";
import { modelOf } from "../prompt/ask-model.ts";
import { noModel } from "../prompt/meta-model.ts";
import { ModelChoice } from "../prompt/model-choice.ts";
import { PromptSession } from "../prompt/prompt-session.ts";
import type { Parts } from "../parts.ts";

const refusal = "nobody is there to agree; answer without running anything";

/**
 * `aish -p`: one question, one answer. Nobody can be asked, so nothing that the model wants run is
 * run, and it is told so.
 */
export async function askOnce(
  way: Extract<Way, { kind: "ask" }>,
  { environment, config, records }: Parts,
): Promise<number> {
  const question = await questionOf(way.question, environment.terminal.stdin);
  const entry = await new ModelChoice(config, environment, undefined).current();
  if (entry === undefined) throw noModel();
  const session = new PromptSession({
    environment,
    config,
    records: await records(),
    cwd: currentDirectory(),
    resumed: undefined,
  });
  session.update({ model: entry.name });
  const controller = new AbortController();
  process.once("SIGINT", () => controller.abort());
  process.once("SIGTERM", () => controller.abort());

  let last: ReplyEnd | undefined;
  let open = false;
  const say = (text: string): void => {
    if (way.json || text === "") return;
    process.stdout.write(environment.terminal.stdout ? printableText(text) : text);
    open = !text.endsWith("\n");
  };
  try {
    const end = await takeTurn(
      { question, past: [], tag: session.tag, maxSteps: config.conversation.maxSteps },
      {
        model: await modelOf(entry),
        screen: {
          say,
          think: () => {},
          waiting: (why) => note(why),
          replyEnded(reply) {
            last = reply;
            if (open) say("\n");
          },
          note,
        },
        consent: { ask: async () => ({ kind: "no", reason: refusal }) },
        commands: { run: refuse, spawn: refuse },
        jobs: jobText(session),
        ledger: { add: (turn) => session.addTurn(turn) },
        surroundings: {
          look: async () => ({ now: new Date(), cwd: session.cwd, liveJobs: [], endedJobs: [] }),
        },
      },
      controller.signal,
    );
    if (way.json) {
      const result = {
        session_id: session.id,
        answer: end.answer,
        ended: end.kind,
        model: last?.model ?? entry.model ?? entry.name,
        prompt_tokens: last?.usage?.promptTokens ?? null,
        completion_tokens: last?.usage?.completionTokens ?? null,
        duration_ms: Math.round(last?.durationMs ?? 0),
      };
      process.stdout.write(`${JSON.stringify(result)}\n`);
    }
    if (end.kind === "incomplete") note("the reply broke off");
    if (end.kind === "interrupted") return 130;
    return end.kind === "answered" ? 0 : 1;
  } finally {
    session.end();
    (await records()).close();
  }
}

function note(text: string): void {
  process.stderr.write(`aish: ${printableText(text)}\n`);
}

async function refuse(): Promise<never> {
  throw new AishError("SPAWN_FAILED", refusal);
}

async function questionOf(asked: string | undefined, stdinIsTerminal: boolean): Promise<string> {
  const piped = stdinIsTerminal ? "" : (await Bun.stdin.text()).trim();
  const question = [asked ?? "", piped].filter((text) => text !== "").join("\n\n");
  if (question !== "") return question;
  throw new AishError("USAGE", "aish -p needs a question", {
    hint: "write it behind -p, or pipe it in",
  });
}
