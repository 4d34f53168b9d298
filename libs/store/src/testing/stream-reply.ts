/** Writes a reply piece by piece, without end, and says each piece once it is stored. */
import { sessionId } from "@aish/core";
import { openStore } from "../open-store.ts";

const now = (): Date => new Date();
const store = openStore({ path: Bun.argv[2] ?? "", now });
const session = sessionId("stream");
store.sessions.create({ id: session, cwd: "/", model: undefined, now: now() });
const reply = { sessionId: session, role: "assistant", status: "interrupted" } as const;
const id = store.turns.add({ ...reply, content: "", createdAt: now() });
let content = "";
for (let piece = 1; ; piece++) {
  content += `piece${piece} `;
  store.turns.update(id, { content });
  process.stdout.write(`piece${piece}\n`);
  await Bun.sleep(1);
}
