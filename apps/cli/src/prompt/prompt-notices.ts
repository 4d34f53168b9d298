import { noticeAct, noticeChannel, type Notice } from "../terminal/notices.ts";
import { NoticePolicy } from "../terminal/notice-policy.ts";
import { NoticeTimers } from "../terminal/notice-timers.ts";
import { whichInstalled } from "../which-installed.ts";
import type { PromptShell } from "./prompt-shell.ts";

/** Tells a person who looks elsewhere. */
export class PromptNotices {
  readonly policy: NoticePolicy;
  readonly timers = new NoticeTimers((notice) => this.show(notice));
  readonly #shell: () => PromptShell;
  /** As the terminal itself says it. */
  terminalName: string | undefined;

  constructor(shell: () => PromptShell, afterMs: number) {
    this.#shell = shell;
    this.policy = new NoticePolicy(afterMs);
  }

  /** Something has ended that took so long. */
  ended(what: string, how: string, tookMs: number): void {
    if (this.policy.wants(tookMs)) this.show({ title: how, body: what });
  }

  show(notice: Notice): void {
    const { session, terminal } = this.#shell();
    const { variables } = session.environment;
    const act = noticeAct(
      noticeChannel({
        variables,
        terminalName: this.terminalName,
        which: (name) => whichInstalled(name, session.path),
      }),
      notice,
    );
    if (act.kind === "write") terminal.write(act.bytes);
    else Bun.spawn([...act.argv], { stdio: ["ignore", "ignore", "ignore"] }).unref();
  }
}
