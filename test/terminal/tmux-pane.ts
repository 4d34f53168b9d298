import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ScreenSize } from "@aish/terminal/screen";

export const hasTmux = Bun.which("tmux") !== null;

const deadlineMs = 12_000;

/** A pane of a tmux of its own, into which bytes are written as a program in it would. */
export class TmuxPane implements AsyncDisposable {
  readonly #folder: string;
  #tty = "";
  #written = Promise.resolve();
  #marks = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open({ columns, rows }: ScreenSize): Promise<TmuxPane> {
    const pane = new TmuxPane(await mkdtemp(join(tmpdir(), "aish-tmux-")));
    const program = "stty raw -echo; exec sleep 600";
    await pane.#tmux("-f", "/dev/null", "new-session", "-d", ...sized(columns, rows), program);
    await pane.#tmux("set-option", "-g", "window-size", "manual");
    pane.#tty = await pane.#say("#{pane_tty}");
    await pane.#untilIs("#{pane_current_command}", "sleep");
    return pane;
  }

  readonly write = (bytes: string): void => {
    this.#written = this.#writeAfter(this.#written, bytes);
  };

  async #writeAfter(before: Promise<void>, bytes: string): Promise<void> {
    await before;
    await Bun.write(this.#tty, bytes);
  }

  /** tmux has read everything when it knows a title that was sent last. */
  async settled(): Promise<void> {
    this.#marks += 1;
    const mark = `mark ${this.#marks}`;
    this.write(`\x1b]2;${mark}\x07`);
    await this.#written;
    await this.#untilIs("#{pane_title}", mark);
  }

  async resize({ columns, rows }: ScreenSize): Promise<void> {
    await this.settled();
    await this.#tmux("resize-window", ...sized(columns, rows));
    await this.#untilIs("#{pane_width} #{pane_height}", `${columns} ${rows}`);
  }

  /** Everything there is, scrolled rows included, without the blanks at the ends. */
  async all(): Promise<readonly string[]> {
    await this.settled();
    const text = await this.#tmux("capture-pane", "-p", "-S", "-");
    const rows = text.split("\n").map((row) => row.trimEnd());
    return rows.slice(0, rows.findLastIndex((row) => row !== "") + 1);
  }

  async cursor(): Promise<{ readonly row: number; readonly column: number }> {
    await this.settled();
    const [column, row, history] = (
      await this.#say("#{cursor_x} #{cursor_y} #{history_size}")
    ).split(" ");
    return { row: Number(row) + Number(history), column: Number(column) };
  }

  async #untilIs(format: string, value: string): Promise<void> {
    const deadline = performance.now() + deadlineMs;
    while ((await this.#say(format)) !== value) {
      if (performance.now() > deadline) throw new Error(`waited in vain for ${format} ${value}`);
    }
  }

  #say(format: string): Promise<string> {
    return this.#tmux("display-message", "-p", format);
  }

  async #tmux(...words: readonly string[]): Promise<string> {
    const child = Bun.spawn(["tmux", "-S", join(this.#folder, "socket"), ...words], {
      env: { PATH: process.env.PATH ?? "", TERM: "xterm-256color", LANG: "C.UTF-8" },
      stdout: "pipe",
      stderr: "pipe",
    });
    const [output, fault] = await Promise.all([child.stdout.text(), child.stderr.text()]);
    if ((await child.exited) !== 0) throw new Error(`tmux ${words.join(" ")}: ${fault}`);
    return output.replace(/\n$/, "");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#written;
    await this.#tmux("kill-server");
    await rm(this.#folder, { recursive: true, force: true });
  }
}

function sized(columns: number, rows: number): readonly string[] {
  return ["-x", String(columns), "-y", String(rows)];
}
