import { AishError } from "@aish/core";
import { turnList } from "../listings/turn-list.ts";
import { sessionList } from "../listings/session-list.ts";
import { findSession } from "../find-session.ts";
import { forkSession } from "./fork-session.ts";
import type { MetaCommand } from "./meta-command.ts";
import { resumeSession } from "./resume-session.ts";

const quit: MetaCommand = {
  name: "quit",
  operands: "",
  summary: "Leave; background jobs go on (as does Ctrl+D)",
  run: () => "quit",
};

const sessions: MetaCommand = {
  name: "sessions",
  operands: "",
  summary: "List the sessions, the latest first",
  run(_args, { session, terminal, print }) {
    const found = session.records.attempt((store) => store.sessions.list({ limit: 20 }), []);
    print(sessionList(found, new Date(), terminal.size.columns));
    return undefined;
  },
};

const resume: MetaCommand = {
  name: "resume",
  operands: "<session>",
  summary: "Go on with another session: an id, the beginning of one, a title, or last",
  complete: ({ session }) =>
    session.records
      .attempt((store) => store.sessions.list({ limit: 50 }), [])
      .map((other) => other.id),
  async run(args, shell) {
    if (args === "") {
      throw new AishError("USAGE", ":resume needs a session", {
        hint: "list them with :sessions",
      });
    }
    await resumeSession(findSession(shell.session.records.store, args), shell);
    return undefined;
  },
};

const save: MetaCommand = {
  name: "save",
  operands: "<title>",
  summary: "Give this session a title, by which it can be resumed",
  run(args, { session, print }) {
    if (args === "") {
      throw new AishError("USAGE", ":save needs a title", { hint: "write one after it" });
    }
    session.update({ title: args });
    print(`session ${session.id} is now called ${args}\n`);
    return undefined;
  },
};

const clear: MetaCommand = {
  name: "clear",
  operands: "",
  summary: "Clear the screen and what the model is shown; history and jobs stay",
  run(_args, shell) {
    shell.terminal.write("\u001B[H\u001B[2J");
    shell.clearedAt = new Date();
    shell.session.addTurn({ role: "note", content: clearedMark });
    return undefined;
  },
};

const turns: MetaCommand = {
  name: "turns",
  operands: "",
  summary: "List what was said in this session, with the numbers that :fork and :context take",
  run(_args, { session, terminal, print }) {
    const found = session.records.attempt((store) => store.turns.last(session.id, 200), []);
    print(turnList(found, terminal.size.columns));
    return undefined;
  },
};

const fork: MetaCommand = {
  name: "fork",
  operands: "[turn]",
  summary: "Go on in a new session that shares this one up to a turn; this one stays as it is",
  async run(args, shell) {
    const { session } = shell;
    if (!/^\d*$/.test(args)) {
      throw new AishError("USAGE", `:fork does not know what to do with "${args}"`, {
        hint: "give it the number of a turn, as :turns lists them",
      });
    }
    await resumeSession(forkSession(session, args === "" ? undefined : Number(args)), shell);
    return undefined;
  },
};

/** Turns up to this one are not shown to the model again, also after a resume. */
export const clearedMark = "[the person cleared the conversation]";

export const sessionMetaCommands: readonly MetaCommand[] = [
  quit,
  sessions,
  resume,
  save,
  turns,
  fork,
  clear,
];
