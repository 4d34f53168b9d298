import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { aish, tempHome, type Home } from "../cli/aish.ts";
import { startModelServer, type ModelServer } from "../model-server/model-server.ts";
import { writeProject } from "./project.ts";
import { scriptedReplies } from "./scripted-replies.ts";

/** A home for one visit, with a project in it and a model that knows a story about that. */
export interface DemoWorld extends AsyncDisposable {
  readonly home: Home;
  readonly project: string;
  readonly server: ModelServer;
}

export interface DemoWorldOptions {
  /** How fast the model writes; at once if not said. */
  readonly tokensPerSecond?: number;
}

export async function openDemoWorld(options: DemoWorldOptions = {}): Promise<DemoWorld> {
  const home = await tempHome();
  const project = await writeProject(home.path);
  const server = startModelServer({
    script: scriptedReplies.map((reply) => ({ ...options, ...reply })),
    title: "The site that would not build",
    explanation: "It does what it says: look at the files of this demo, they are real.",
    model: "demo",
  });
  await home.configure(`[models.demo]\nendpoint = "${server.url}"\n`);
  // Makes the database, so that nobody is told where it is who will never see it again.
  await aish(home, ["sessions"]);
  return {
    home,
    project,
    server,
    async [Symbol.asyncDispose]() {
      await server.stop();
      // Without /proc nobody knows what still runs there; the script starts nothing that lasts.
      if (existsSync("/proc/self/environ")) await home[Symbol.asyncDispose]();
      else await rm(dirname(home.path), { recursive: true, force: true });
    },
  };
}
