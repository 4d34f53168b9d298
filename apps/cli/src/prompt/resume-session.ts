import type { SessionRecord, TurnRecord } from "@aish/store";
import { existsSync } from "node:fs";
import { quoteWords } from "../quote-words.ts";
import { ago, printable, printableText } from "../listings/columns.ts";
import { sessionRules } from "../conversation/session-rules.ts";
import { tellEnded } from "./claim-ended.ts";
import { lastReply } from "./last-reply.ts";
import { tellUnfinished } from "./tell-unfinished.ts";
import { openMemory } from "./open-memory.ts";
import { PromptSession } from "./prompt-session.ts";
import type { PromptShell } from "./prompt-shell.ts";

/**
 * Variables that belong to the terminal a person sits at, not to the session: after a resume those
 * of the new terminal hold.
 */
const ofTheTerminal = [
  "TERM",
  "COLORTERM",
  "TERM_PROGRAM",
  "TERM_PROGRAM_VERSION",
  "TERMINFO",
  "WINDOWID",
  "DISPLAY",
  "WAYLAND_DISPLAY",
  "XAUTHORITY",
  "DBUS_SESSION_BUS_ADDRESS",
  "SSH_AUTH_SOCK",
  "SSH_CLIENT",
  "SSH_CONNECTION",
  "SSH_TTY",
  "TMUX",
  "TMUX_PANE",
  "STY",
  "GPG_TTY",
  "KITTY_WINDOW_ID",
  "KITTY_PID",
  "ITERM_SESSION_ID",
  "VTE_VERSION",
  "XDG_SESSION_ID",
  "XDG_RUNTIME_DIR",
];

/** Goes on with `record` at this prompt. */
export async function resumeSession(record: SessionRecord, shell: PromptShell): Promise<void> {
  const { environment, config, records } = shell.session;
  if (record.id === shell.session.id) {
    shell.print(`this is session ${record.id} already\n`);
    return;
  }
  const left = shell.session;
  shell.session = openResumed(record, { environment, config, records, cwd: record.cwd });
  shell.tools.restart();
  shell.memory.stop();
  shell.memory = openMemory(shell.session, shell.exists);
  // A stopped command still has its files there.
  if (shell.parked.list().length === 0) left.end();
  shell.rules = sessionRules(shell.session);
  // One that is no longer there leaves the choice as it is.
  if (record.model !== undefined && shell.models.names().includes(record.model)) {
    await shell.models.choose(record.model);
  }
  shell.lastRequest = undefined;
  shell.lastQuestion = undefined;
  shell.lastScratch?.release();
  shell.lastScratch = undefined;
  shell.stopTitle?.();
  shell.clearedAt = undefined;
  await greet(record, shell);
}

export function openResumed(
  record: SessionRecord,
  parts: Omit<ConstructorParameters<typeof PromptSession>[0], "resumed">,
): PromptSession {
  const session = new PromptSession({ ...parts, resumed: record });
  session.state.append(terminalVariables(parts.environment.variables, session.shell.kind));
  session.records.attempt(({ sessions }) => sessions.reopen(record.id, new Date()), undefined);
  return session;
}

function terminalVariables(variables: Readonly<Record<string, string>>, shell: string): string {
  // The last line of a state says that it is complete; what is added must not be mistaken for it.
  const lines = ofTheTerminal.map((name) => {
    const value = variables[name];
    return value === undefined ? `unset ${name}` : `export ${name}=${quoteWords([value])}`;
  });
  return `${lines.join("\n")}\n${shell === "zsh" ? "true" : ":"}`;
}

/** What a person wants to know who comes back: where this was, and what happened meanwhile. */
export async function greet(record: SessionRecord, shell: PromptShell): Promise<void> {
  const { session, paint } = shell;
  const name = record.title === undefined ? record.id : `${record.id} (${record.title})`;
  shell.print(
    `${paint.dim(`session ${printable(name)}, last used ${ago(record.updatedAt, new Date())}`)}\n`,
  );
  if (!existsSync(record.cwd)) {
    shell.print(`${paint.yellow(`its directory ${printable(record.cwd)} is gone`)}\n`);
  }
  await tellUnfinished(record, shell);
  const turns = session.records.attempt(({ turns: stored }) => stored.last(record.id, 60), []);
  await showExchange(turns, record, shell);
  tellEnded(shell, `${paint.dim("meanwhile:")}\n`);
  const live = session.records.attempt(({ jobs }) => jobs.live(), []);
  const own = live.filter((job) => job.sessionId === record.id);
  if (own.length > 0)
    shell.print(`${paint.dim(`${own.length} still running: :jobs lists them`)}\n`);
}

/** The last question with its answer, as far as it had come. */
async function showExchange(
  turns: readonly TurnRecord[],
  record: SessionRecord,
  { paint, print, terminal }: PromptShell,
): Promise<void> {
  const from = turns.findLastIndex(({ role }) => role === "user");
  const question = turns[from];
  if (question === undefined) return;
  print(`${paint.bold("you")} ${printableText(question.content)}\n`);
  const last = await lastReply(turns.slice(from + 1), record);
  const answer = last?.reply;
  if (answer !== undefined) {
    const { createMarkdownStream } = await import("@aish/terminal");
    const markdown = createMarkdownStream({
      columns: () => terminal.size.columns,
      style: "plain",
      links: false,
    });
    print(markdown.write(withoutMarkers(answer.content.trim())) + markdown.end());
  }
  const own = last === undefined ? [] : [last.reply, ...last.results];
  const cut = own.some(({ status, content }) => status !== "complete" || neverRun.test(content));
  if (answer === undefined || cut) {
    const how = answer?.status === "incomplete" ? "broke off" : "was interrupted";
    print(paint.yellow(answer === undefined ? "it was not answered" : `it ${how} here`));
    print(`${paint.dim("; :retry asks again")}\n`);
  }
}

/** As `tellUnfinished` has just told it. */
const neverRun = /^\[not run: aish ended before it\]/;

/** A command reads as it did when the person was asked about it. */
function withoutMarkers(text: string): string {
  return text.replaceAll(/^CMD&?:[ \t]*/gm, "▌ ");
}
