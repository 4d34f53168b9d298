/** Writes turns until one fails, then says how: run by a test under a limit on the size of files. */
import { AishError, sessionId } from "@aish/core";
import { openStore } from "../open-store.ts";

const store = openStore({ path: Bun.argv[2] ?? "", now: () => new Date() });
const session = sessionId("full");
store.sessions.create({ id: session, cwd: "/", model: undefined, now: new Date() });
try {
  for (let turn = 0; turn < 1000; turn++) {
    const content = `${turn} `.repeat(2000);
    store.turns.add({ sessionId: session, role: "note", content, createdAt: new Date() });
  }
} catch (error) {
  if (!(error instanceof AishError)) throw error;
  const readable = store.turns.last(session, 1)[0]?.seq !== undefined;
  process.stdout.write(JSON.stringify({ code: error.code, message: error.message, readable }));
}
