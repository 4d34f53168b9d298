import { AishError, historyId } from "@aish/core";
import { commandOutput } from "../jobs/command-output.ts";
import { lineRange } from "../jobs/line-range.ts";
import { historyList } from "../listings/history-list.ts";
import type { MetaCommand } from "./meta-command.ts";

const history: MetaCommand = {
  name: "history",
  operands: "[words]",
  summary: "List the last commands, or those that contain the words",
  run(args, { session, terminal, print }) {
    const words = args.split(/\s+/).filter((word) => word !== "");
    const found = session.records.attempt(
      (store) => store.history.search({ words, limit: 30 }),
      [],
    );
    print(historyList(found, new Date(), terminal.size.columns));
    return undefined;
  },
};

const out: MetaCommand = {
  name: "out",
  operands: "[id] [--lines a-b]",
  summary: "Show what a command printed: the last one, or the one of that number",
  async run(args, shell) {
    const { session } = shell;
    const match = /^(?<id>\d+)?(?:\s*(?<rest>--.*|\d+-\d+))?$/.exec(args)?.groups;
    if (match === undefined && args !== "") {
      throw new AishError("USAGE", `:out does not understand "${args}"`, {
        hint: "see :help out",
      });
    }
    const id = match?.["id"] === undefined ? session.lastHistoryId : historyId(Number(match["id"]));
    const record =
      id === undefined
        ? undefined
        : session.records.attempt((store) => store.history.get(id), undefined);
    if (record === undefined) {
      const what = id === undefined ? "nothing was run yet" : `there is no command ${id}`;
      throw new AishError("USAGE", what, { hint: "list the commands with :history" });
    }
    const range = lineRange(match?.["rest"] ?? "", "out");
    shell.print(await commandOutput(record, { lines: range, tailLines: 200 }));
    return undefined;
  },
};

export const historyMetaCommands: readonly MetaCommand[] = [history, out];
