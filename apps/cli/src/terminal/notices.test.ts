import { describe, expect, test } from "bun:test";
import { NoticePolicy } from "./notice-policy.ts";
import { NoticeTimers } from "./notice-timers.ts";
import { noticeAct, noticeChannel, type NoticeChannel, type Notice } from "./notices.ts";
import { parseNotify } from "./notify-command.ts";

const which = (name: string): string => `/usr/bin/${name}`;

test.each<{ env: string; answer?: string; is: NoticeChannel["kind"] }>([
  { env: "KITTY_WINDOW_ID=1", is: "osc99" },
  { env: "TERM=xterm-kitty", is: "osc99" },
  { env: "TERM=xterm-256color", answer: "kitty(0.32.2)", is: "osc99" },
  { env: "TERM_PROGRAM=WezTerm", is: "osc777" },
  { env: "TERM_PROGRAM=ghostty", is: "osc777" },
  { env: "TERM=foot", is: "osc777" },
  { env: "TERM=rxvt-unicode-256color", is: "osc777" },
  { env: "TERM_PROGRAM=iTerm.app", is: "osc9" },
  { env: "LC_TERMINAL=iTerm2 SSH_TTY=/dev/pts/1", is: "osc9" },
  { env: "TERM=xterm-256color", is: "bell" },
  { env: "TERM=xterm-256color DISPLAY=:0", is: "program" },
  { env: "WAYLAND_DISPLAY=wayland-0", is: "program" },
  { env: "DISPLAY=:10 SSH_CONNECTION=10.0.0.1", is: "bell" },
  { env: "KITTY_WINDOW_ID=1 STY=1.tty", is: "bell" },
])("$env shows notices by $is", ({ env, answer, is }) => {
  const variables = Object.fromEntries(env.split(" ").map((pair) => pair.split("=")));
  expect(noticeChannel({ variables, terminalName: answer, which }).kind).toBe(is);
});

test("without notify-send it is the bell", () => {
  const variables = { DISPLAY: ":0" };
  const none = { variables, terminalName: undefined, which: () => undefined };
  expect(noticeChannel(none)).toEqual({ kind: "bell" });
});

describe("a notice", () => {
  const notice = { title: "a;b", body: "made\u001B]0;x\u0007\nin 3s" };

  test.each<{ channel: NoticeChannel; bytes: string }>([
    { channel: { kind: "osc9", inTmux: false }, bytes: "\u001B]9;a;b: made·]0;x·⏎in 3s\u001B\\" },
    {
      channel: { kind: "osc99", inTmux: false },
      bytes:
        "\u001B]99;i=aish:d=0:p=title;a;b\u001B\\\u001B]99;i=aish:d=1:p=body;made·]0;x·⏎in 3s\u001B\\",
    },
    {
      channel: { kind: "osc777", inTmux: false },
      bytes: "\u001B]777;notify;a,b;made·]0;x·⏎in 3s\u001B\\",
    },
    {
      channel: { kind: "osc777", inTmux: true },
      bytes: "\u001BPtmux;\u001B\u001B]777;notify;a,b;made·]0;x·⏎in 3s\u001B\u001B\\\u001B\\\u0007",
    },
    { channel: { kind: "bell" }, bytes: "\u0007" },
  ])("is written by $channel.kind without the control characters in it", ({ channel, bytes }) => {
    expect(noticeAct(channel, notice)).toEqual({ kind: "write", bytes });
  });

  test("is no option of the program that shows it", () => {
    const act = noticeAct({ kind: "program", path: "/bin/n" }, { title: "--help", body: "-x" });
    expect(act).toEqual({ kind: "run", argv: ["/bin/n", "--app-name=aish", "--", "--help", "-x"] });
  });

  test("that begins like progress is not taken for it", () => {
    const act = noticeAct({ kind: "osc9", inTmux: false }, { title: "4;1;50", body: "" });
    expect(act).toEqual({ kind: "write", bytes: "\u001B]9; 4;1;50: \u001B\\" });
  });
});

describe("the end of a command is told", () => {
  test.each([
    { focus: false, ms: 10_000, told: true },
    { focus: false, ms: 9999, told: false },
    { focus: true, ms: 10_000, told: false },
    { focus: undefined, ms: 10_000, told: false },
  ])("focused $focus, after $ms ms: $told", ({ focus, ms, told }) => {
    const policy = new NoticePolicy(10_000);
    if (focus !== undefined) policy.focus(focus);
    expect(policy.wants(ms)).toBe(told);
  });
});

describe("notify", () => {
  test.each([
    { args: "tea is ready", is: { afterMs: 0, title: "aish", body: "tea is ready" } },
    { args: "--after 5 tea", is: { afterMs: 5000, title: "aish", body: "tea" } },
    { args: "--after=1h30m tea", is: { afterMs: 5_400_000, title: "aish", body: "tea" } },
    { args: "--after 1m --after 5s x", is: { afterMs: 65_000, title: "aish", body: "x" } },
    {
      args: '--title "a kettle" --after 1.5s x',
      is: { afterMs: 1500, title: "a kettle", body: "x" },
    },
    { args: "-- --after x", is: { afterMs: 0, title: "aish", body: "--after x" } },
  ])("$args", ({ args, is: { afterMs, title, body } }) => {
    expect(parseNotify(args)).toEqual({ afterMs, notice: { title, body } });
  });

  test.each([
    { args: "", says: "notify has nothing to say" },
    { args: "--after 5s", says: "notify has nothing to say" },
    { args: "--after soon x", says: 'notify does not know the time "soon"' },
    { args: "--loud x", says: "notify does not know --loud" },
    { args: "--after 30d x", says: "notify cannot wait longer than 24 days" },
  ])("$args: $says", ({ args, says }) => {
    expect(() => parseNotify(args)).toThrow(says);
  });

  test("shows a notice when its time has come, and none once the prompt has ended", async () => {
    const { promise, resolve } = Promise.withResolvers<Notice>();
    const timers = new NoticeTimers(resolve);
    timers.start({ afterMs: 3_600_000, notice: { title: "t", body: "never" } });
    timers.start({ afterMs: 1, notice: { title: "t", body: "now" } });
    expect((await promise).body).toBe("now");
    expect(timers.waiting).toBe(1);
    timers.end();
    expect(timers.waiting).toBe(0);
  });
});
