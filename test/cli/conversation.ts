import { startModelServer, type ModelServer } from "../model-server/model-server.ts";
import type { ScriptedReply } from "../model-server/script.ts";
import { tempHome, type Home } from "./aish.ts";

/** A home whose configuration names a model, and the server that plays it. */
export interface Conversation extends AsyncDisposable {
  readonly home: Home;
  readonly server: ModelServer;
}

export async function openConversation(script: readonly ScriptedReply[]): Promise<Conversation> {
  const home = await tempHome();
  const server = startModelServer({ script });
  await home.configure(`[models.scripted]\nendpoint = "${server.url}"\n`);
  return {
    home,
    server,
    async [Symbol.asyncDispose]() {
      await server.stop();
      await home[Symbol.asyncDispose]();
    },
  };
}
