import { takeTurn, type Ports, type TurnEnd } from "@aish/session";
import { printable } from "../listings/columns.ts";
import { claimEnded } from "../prompt/claim-ended.ts";
import { interruptible } from "../prompt/interruptible.ts";
import { startJob } from "../prompt/meta-jobs.ts";
import { noModel } from "../prompt/meta-model.ts";
import type { PromptShell } from "../prompt/prompt-shell.ts";
import { onTerminal } from "../prompt/run-line.ts";
import { consentDialog } from "./consent-dialog.ts";
import { ownCommands } from "./own-commands.ts";
import { pastOf } from "./past.ts";
import { ReplyScreen } from "./reply-screen.ts";
import { ScratchScope } from "./scratch-scope.ts";
import { scratchCommands } from "./scratch-commands.ts";
import { titleSession } from "./session-title.ts";
import { turnLedger } from "./turn-ledger.ts";

/** Asks the model, and does with the person's consent what it wants done, until it only says. */
export async function converse(question: string, shell: PromptShell): Promise<void> {
  shell.stopTitle?.();
  shell.lastQuestion = question;
  const { session } = shell;
  const model = await shell.models.current();
  if (model === undefined) throw noModel();
  if (session.store() !== undefined) session.update({ model: model.name });
  const { past, goal } = pastOf(shell, question);
  const scratch = new ScratchScope(session);
  const screen = screenOf(shell);
  shell.settleScreen = () => screen.settle();
  try {
    const end = await interruptible(shell.terminal, async (signal, interrupt) => {
      const ports: Ports = {
        model,
        fallback: await shell.models.fallback(),
        rules: shell.rules,
        screen,
        consent: consentDialog({
          reader: shell.reader,
          paint: shell.paint,
          write: shell.print,
          columns: () => shell.terminal.size.columns,
          settle: () => screen.settle(),
          home: session.environment.home,
          problems: () => [...shell.rules.forGood.problems, ...shell.rules.session.problems],
          interrupt,
        }),
        commands: scratchCommands(scratch, {
          session,
          place: () => {
            screen.settle();
            return onTerminal(shell, "empty", interrupt);
          },
          startJob: (command) =>
            startJob(command, shell, { actor: "model", cwd: scratch.cwd, state: scratch.state }).id,
        }),
        jobs: ownCommands(session),
        ledger: turnLedger(session, (request) => {
          shell.lastRequest = request;
        }),
        surroundings: {
          look: async () => {
            screen.settle();
            return {
              now: new Date(),
              cwd: scratch.cwd,
              liveJobs: session.records
                .attempt(({ jobs }) => jobs.live(), [])
                .filter((job) => job.sessionId === session.id),
              endedJobs: claimEnded(shell),
            };
          },
        },
      };
      const { maxSteps } = session.config.conversation;
      const pins = session.records.attempt((store) => store.pins.list(session.id), []);
      return takeTurn(
        {
          question,
          past,
          goal,
          pins: pins.map(({ content }) => content),
          tag: session.tag,
          maxSteps,
        },
        ports,
        signal,
      );
    });
    screen.turnEnded();
    tellEnd(end, scratch, shell);
    if (end.kind === "answered") shell.stopTitle = titleSession(end, session);
  } finally {
    screen.settle();
    shell.settleScreen = undefined;
    shell.lastScratch?.release();
    shell.lastScratch = scratch;
  }
}

function screenOf(shell: PromptShell): ReplyScreen {
  const { session, terminal, paint } = shell;
  const { colour, terminal: facts } = session.environment;
  const dumb = facts.kind === "dumb" || facts.kind === undefined;
  return new ReplyScreen({
    write: (text) => {
      if (text !== "") terminal.write(text);
    },
    columns: () => terminal.size.columns,
    paint,
    used: (share) => {
      shell.contextUsed = share;
    },
    style: colour.stdout ? "ansi" : "plain",
    spinner: !dumb,
    utf8: /utf-?8/i.test(facts.locale ?? ""),
  });
}

function tellEnd(end: TurnEnd, scratch: ScratchScope, shell: PromptShell): void {
  const { paint, session, print } = shell;
  if (end.kind === "interrupted") print(`${paint.dim("interrupted")}\n`);
  if (end.kind === "incomplete") {
    const why = end.failure === undefined ? "" : `: ${printable(end.failure.message)}`;
    print(`${paint.yellow(`the reply broke off${why}`)}${paint.dim("; :retry asks again")}\n`);
  }
  if (end.kind === "stepLimit") {
    const { maxSteps } = session.config.conversation;
    print(`${paint.yellow(`stopped after ${maxSteps} steps; ask again to go on`)}\n`);
  }
  if (scratch.cwd !== session.cwd) {
    print(`${paint.dim(`its commands ended in ${printable(scratch.cwd)}; :adopt goes there`)}\n`);
  }
}
