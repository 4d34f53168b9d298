import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { aishCommand, tempHome, type Home } from "../cli/aish.ts";
import { until } from "../cli/until.ts";
import type { Shown } from "./key-case.ts";

export const hasTmux = Bun.which("tmux") !== null;

const place = ["display-message", "-p", "#{cursor_x} #{cursor_y}"] as const;

/** The real program in a tmux of its own, as a person has it there. */
export class TmuxProgram implements AsyncDisposable {
  readonly home: Home;
  readonly #folder: string;

  private constructor(home: Home, folder: string) {
    this.home = home;
    this.#folder = folder;
  }

  static async open(size: {
    readonly columns: number;
    readonly rows: number;
  }): Promise<TmuxProgram> {
    const home = await tempHome();
    const program = new TmuxProgram(home, await mkdtemp(join(tmpdir(), "aish-tmux-")));
    const { columns, rows } = size;
    const sized = ["-x", String(columns), "-y", String(rows)];
    const { TERM: _, ...env } = home.env;
    const set = Object.entries(env).flatMap(([name, value]) => ["-e", `${name}=${value}`]);
    const command = aishCommand([])
      .map((word) => `'${word}'`)
      .join(" ");
    program.#tmux(
      "-f",
      "/dev/null",
      "new-session",
      "-d",
      ...sized,
      ...set,
      "-c",
      home.path,
      command,
    );
    await program.untilShown((shown) => shown.endsWith("~ ❯ │"));
    return program;
  }

  /** Bytes as a keyboard sends them; only those of ASCII. */
  type(keys: string): void {
    const bytes = [...Buffer.from(keys)].map((byte) => byte.toString(16).padStart(2, "0"));
    this.#tmux("send-keys", "-H", ...bytes);
  }

  /** Closes whatever is open, drops the line and empties the screen. */
  async clear(): Promise<void> {
    if (!this.shown().endsWith("~ ❯ │")) {
      this.type("\x07\x03");
      await this.untilShown((shown) => shown.endsWith("C\n~ ❯ │"));
    }
    this.type("\x0c");
    await this.untilShown((shown) => shown === "~ ❯ │");
  }

  async untilShown(isSo: (shown: Shown) => boolean, deadlineMs?: number): Promise<void> {
    await until(
      () => `tmux shows\n${this.shown()}`,
      () => isSo(this.shown()),
      { deadlineMs },
    );
  }

  shown(): Shown {
    const [at = "", ...rest] = this.#tmux(...place, ";", "capture-pane", "-p").split("\n");
    const [column = 0, row = 0] = at.split(" ").map(Number);
    const rows = rest.map((text) => text.trimEnd());
    const before = (rows[row] ?? "").slice(0, column).padEnd(column);
    rows[row] = `${before}│${(rows[row] ?? "").slice(column)}`;
    return rows.slice(0, rows.findLastIndex((text) => text !== "") + 1).join("\n");
  }

  #tmux(...words: readonly string[]): string {
    const done = Bun.spawnSync(["tmux", "-S", join(this.#folder, "socket"), ...words], {
      env: { PATH: process.env["PATH"] ?? "", TERM: "xterm-256color", LANG: "C.UTF-8" },
    });
    if (!done.success) throw new Error(`tmux ${words.join(" ")}: ${done.stderr.toString()}`);
    return done.stdout.toString();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#tmux("kill-server");
    await rm(this.#folder, { recursive: true, force: true });
    await this.home[Symbol.asyncDispose]();
  }
}
