import {
  startModelServer,
  type ModelServer,
  type ModelServerOptions,
  type RecordedRequest,
} from "../model-server/model-server.ts";
import type { ScriptedReply } from "../model-server/script.ts";
import { tempHome, type Home } from "./aish.ts";
import type { Screen } from "./screen.ts";

/** A home whose configuration names a model, and the server that plays it. */
export interface Conversation extends AsyncDisposable {
  readonly home: Home;
  readonly server: ModelServer;
}

export interface ConversationOptions extends Omit<ModelServerOptions, "script"> {
  /** Lines of the configuration outside the model's table. */
  readonly config?: string;
  /** Further lines of the model's table. */
  readonly model?: string;
  /** The rules for good. */
  readonly rules?: string;
}

export async function openConversation(
  script: readonly ScriptedReply[],
  { config = "", model = "", rules, ...options }: ConversationOptions = {},
): Promise<Conversation> {
  const home = await tempHome();
  const server = startModelServer({ ...options, script });
  await home.configure(`${config}\n[models.scripted]\nendpoint = "${server.url}"\n${model}\n`);
  if (rules !== undefined) await Bun.write(rulesFile(home), rules);
  return {
    home,
    server,
    async [Symbol.asyncDispose]() {
      await server.stop();
      await home[Symbol.asyncDispose]();
    },
  };
}

export function rulesFile({ env }: Home): string {
  return `${env["XDG_CONFIG_HOME"]}/aish/rules.toml`;
}

/** One rule for good, as it stands in the file. */
export function ruleText(effect: string, match: string, ...words: readonly string[]): string {
  return `[[rule]]\neffect = "${effect}"\n${match} = ${JSON.stringify(words)}\n`;
}

/** Waits until the person is asked about a command, and nothing is answered yet. */
export async function untilAsked(screen: Screen, words = "run? "): Promise<void> {
  await screen.waitFor(
    () => screen.beforeCursor.startsWith(words) && screen.beforeCursor.endsWith("] "),
  );
}

/** All that a request said, as one text. */
export function textOf(request: RecordedRequest | undefined): string {
  return request?.messages.map(({ content }) => content).join("\n") ?? "";
}

export function times(text: string, part: string): number {
  return text.split(part).length - 1;
}
