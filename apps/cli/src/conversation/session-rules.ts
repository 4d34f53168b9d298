import type { Rules } from "@aish/session";
import { join } from "node:path";
import type { PromptSession } from "../prompt/prompt-session.ts";
import { openRules, type OpenedRules } from "../rules/rules-file.ts";

export interface SessionRules extends Rules {
  readonly session: OpenedRules;
  readonly forGood: OpenedRules;
}

/** The rules for good and those of the session, read again when another aish has changed them. */
export function sessionRules({ environment, directory }: PromptSession): SessionRules {
  const { paths, home } = environment;
  const session = openRules({ path: join(directory, "rules.toml") });
  const forGood = openRules({ path: join(paths.configDirectory, "rules.toml") });
  return {
    session,
    forGood,
    list: () => [...forGood.rules, ...session.rules],
    add: (rule, scope) => (scope === "session" ? session : forGood).add(rule),
    home,
    protectedPaths: [
      paths.configDirectory,
      paths.config.path,
      paths.dataDirectory,
      paths.database.path,
      paths.stateDirectory,
    ],
  };
}
