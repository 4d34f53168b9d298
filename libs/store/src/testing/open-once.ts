/** Opens a database, writes to it and says what the opening had to tell. */
import { openStore } from "../open-store.ts";

const store = openStore({ path: Bun.argv[2] ?? "", now: () => new Date() });
store.history.start({
  sessionId: undefined,
  turnId: undefined,
  actor: "script",
  channel: "sh",
  command: "true",
  cwd: "/",
  startedAt: new Date(),
});
store.close();
process.stdout.write(JSON.stringify(store.notices));
