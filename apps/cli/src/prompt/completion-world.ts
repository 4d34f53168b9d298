import { join } from "node:path";
import type { CompletionWorld, OwnName } from "@aish/completion";
import { printable } from "../listings/columns.ts";
import { findKnownCommand, metaCommands } from "./meta-commands.ts";
import type { PromptShell } from "./prompt-shell.ts";
import { savedVariablesReader } from "./saved-variables.ts";

const mostSessions = 200;
const savedVariables = savedVariablesReader();

/** What the session's shell and aish itself know, for what is typed now. */
export function completionWorld(shell: PromptShell): CompletionWorld {
  const { session, memory } = shell;
  const { environment, facts } = session;
  const variables = { ...environment.variables, PATH: session.path };
  const saved = savedVariables(session);
  return {
    cwd: session.cwd,
    home: environment.home,
    path: session.path,
    variables: saved === undefined ? variables : { ...saved.exported, PATH: session.path },
    shellVariables: saved === undefined ? variables : { ...saved.all, PATH: session.path },
    shellNames: facts?.names ?? new Map(),
    cacheDirectory: join(environment.paths.stateDirectory, "completion"),
    learned: (command, words) => memory.learned(command, words),
    own: {
      metaCommands: () =>
        metaCommands.map(({ name, summary }) => ({ name, description: summary, kind: "meta" })),
      metaArguments: (name) =>
        findKnownCommand(name)
          ?.complete?.(shell)
          .map((word) => ({ name: word, description: "", kind: "word" })),
      jobs: () => jobs(shell),
      sessions: () => sessions(shell),
      models: () =>
        shell.models.names().map((name) => ({ name, description: "", kind: "model" as const })),
    },
  };
}

function jobs({ session, parked }: PromptShell): readonly OwnName[] {
  const own = session.records
    .attempt(({ jobs: store }) => store.live(), [])
    .filter((job) => job.sessionId === session.id)
    .map(({ id, command }) => ({ name: String(id), description: printable(command) }));
  const stopped = parked
    .list()
    .map(({ number, command }) => ({ name: `%${number}`, description: printable(command) }));
  return [...own, ...stopped].map((job) => ({ ...job, kind: "job" }));
}

function sessions({ session }: PromptShell): readonly OwnName[] {
  return session.records
    .attempt(({ sessions: store }) => store.list({ limit: mostSessions }), [])
    .map(({ id, title }) => ({ name: id, description: printable(title ?? ""), kind: "session" }));
}
