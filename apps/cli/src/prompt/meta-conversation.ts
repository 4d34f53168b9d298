import { AishError } from "@aish/core";
import { sentMessages } from "../conversation/sent-messages.ts";
import { readRequest } from "../conversation/sent-request.ts";
import { printable, printableText } from "../listings/columns.ts";
import { ruleLines } from "../rules/list-rules.ts";
import type { MetaCommand } from "./meta-command.ts";
import type { PromptShell } from "./prompt-shell.ts";

const context: MetaCommand = {
  name: "context",
  operands: "[turn] [raw]",
  summary: "Show exactly what the model was sent last, or for the reply of that turn",
  run(args, shell) {
    const parsed = /^(?<turn>\d+)?\s*(?<raw>raw)?$/.exec(args)?.groups;
    if (parsed === undefined) throw wrongUse("context", args);
    const body = requestOf(parsed["turn"], shell);
    if (body === undefined) {
      shell.print(
        parsed["turn"] === undefined
          ? "nothing was sent to a model yet\n"
          : "it is no longer there\n",
      );
    } else if (parsed["raw"] !== undefined) shell.print(`${printableText(body)}\n`);
    else {
      for (const { role, content } of sentMessages(body)) {
        shell.print(`${shell.paint.bold(`── ${printable(role)}`)}\n${printableText(content)}\n`);
      }
    }
    return undefined;
  },
};

function requestOf(
  turn: string | undefined,
  { session, lastRequest }: PromptShell,
): string | undefined {
  if (turn === undefined && lastRequest !== undefined) return lastRequest;
  const found = session.records.attempt(
    ({ turns }) =>
      turn === undefined ? turns.lastSent(session.id) : turns.at(session.id, Number(turn)),
    undefined,
  );
  if (turn !== undefined && found?.role !== "assistant") {
    throw new AishError("USAGE", `turn ${turn} is no reply of a model`, {
      hint: "list the turns with :turns",
    });
  }
  return found?.requestPath === undefined ? undefined : readRequest(found.requestPath);
}

const adopt: MetaCommand = {
  name: "adopt",
  operands: "",
  summary: "Go on from the directory and variables that the model's last commands left",
  run(_args, { lastScratch, session, print }) {
    if (lastScratch === undefined) {
      throw new AishError("USAGE", "the model has run nothing here yet", {
        hint: "what its commands leave can be adopted until the next question",
      });
    }
    lastScratch.adoptInto(session);
    print(`now in ${printable(session.cwd)}\n`);
    return undefined;
  },
};

const retry: MetaCommand = {
  name: "retry",
  operands: "",
  summary: "Ask the last question again",
  async run(_args, shell) {
    const { session } = shell;
    const stored = session.records
      .attempt((store) => store.turns.last(session.id, 200), [])
      .findLast(({ role }) => role === "user")?.content;
    const question = shell.lastQuestion ?? stored;
    if (question === undefined) {
      throw new AishError("USAGE", "nothing was asked yet", { hint: "ask with ?text" });
    }
    shell.print(`${shell.paint.dim(`? ${printable(question)}`)}\n`);
    const { converse } = await import("../conversation/converse.ts");
    await converse(question, shell);
    return undefined;
  },
};

const pin: MetaCommand = {
  name: "pin",
  operands: "[text]",
  summary: "Keep a fact before the model's eyes for the whole session, or list those that are kept",
  run(args, { session, print }) {
    const id = session.store();
    if (args !== "" && id !== undefined) {
      session.records.attempt((store) => store.pins.add(id, args, new Date()), undefined);
      return undefined;
    }
    const pins = session.records.attempt((store) => store.pins.list(session.id), []);
    if (pins.length === 0) print("nothing is pinned; :pin text does\n");
    for (const { id: number, content } of pins) print(`${number}  ${printable(content)}\n`);
    return undefined;
  },
};

const unpin: MetaCommand = {
  name: "unpin",
  operands: "<number>",
  summary: "Forget a pinned fact; :pin lists them with their numbers",
  run(args, { session }) {
    const removed =
      /^\d+$/.test(args) &&
      session.records.attempt((store) => store.pins.remove(session.id, Number(args)), false);
    if (!removed) {
      throw new AishError("USAGE", `no pinned fact has the number "${args}"`, {
        hint: "list them with :pin",
      });
    }
    return undefined;
  },
};

const rules: MetaCommand = {
  name: "rules",
  operands: "[remove <number>]",
  summary: "List what the model may run without asking, and what never; or take a rule away",
  run(args, { rules: kept, print, terminal }) {
    const files = [kept.session, kept.forGood];
    const number = /^remove\s+(?<number>\d+)$/.exec(args)?.groups?.["number"];
    if (number !== undefined) {
      const all = files.flatMap((file) => file.rules.map((rule, index) => ({ file, index, rule })));
      const chosen = all[Number(number) - 1];
      if (chosen === undefined) {
        throw new AishError("USAGE", `there is no rule ${number}`, {
          hint: "list them with :rules",
        });
      }
      if (!chosen.file.remove(chosen.index)) {
        throw new AishError("USAGE", `rule ${number} cannot be taken out of ${chosen.file.path}`, {
          hint: "edit the file",
        });
      }
      return undefined;
    }
    if (args !== "") throw wrongUse("rules", args);
    print(
      ruleLines(
        [
          { from: "this session", ...kept.session },
          { from: "for good", ...kept.forGood },
        ],
        terminal.size.columns,
      ),
    );
    return undefined;
  },
};

function wrongUse(name: string, args: string): AishError {
  return new AishError("USAGE", `:${name} does not know what to do with "${args}"`, {
    hint: `see :help ${name}`,
  });
}

export const conversationMetaCommands: readonly MetaCommand[] = [
  context,
  adopt,
  retry,
  pin,
  unpin,
  rules,
];
