import type { ScriptedReply } from "../model-server/script.ts";

/** What the model of the demo says, by what it is sent. Each may be used as often as it fits. */
export const scriptedReplies: readonly ScriptedReply[] = [
  {
    when: "[not run: the person said no",
    text: "As you wish: nothing was run. Ask again when you like.",
  },
  {
    when: "TITEL='",
    text: "Here it is: `site.conf` sets **TITEL**, and `build.sh` reads **TITLE**. I correct the name, then build in the background.",
    calls: [
      { command: "sed -i.bak 's/TITEL/TITLE/' site.conf" },
      { command: "sh build.sh", background: true },
    ],
  },
  {
    when: "cat site.conf",
    text: "It says TITLE now, so that is mended. `sh build.sh` should do.",
  },
  {
    when: "started] sh build.sh",
    text: "The build runs as job 1. You can go on meanwhile, or leave: it goes on without us, and we are both told how it ends.",
  },
  {
    when: "out/index.html",
    text: "Well: it made **three pages**, and `out/index.html` is the first.",
  },
  {
    when: ["how did", "how is", "How did", "How is"],
    text: "I look at what it printed.",
    calls: [{ command: ":bg-output 1" }],
  },
  {
    when: ["no TITLE", "why", "Why", "fail", "wrong", "fix", "repair"],
    reasoning: "TITLE is missing, and it can only come from site.conf.",
    text: "The build stops because it has no TITLE. I look at where it comes from.",
    calls: [{ command: "cat site.conf" }],
  },
  {
    text: "I am a scripted model, so I know one story only: run `sh build.sh`, which fails, and ask me *why did that fail?* When its second try has ended, ask *how did the build go?*",
  },
].map((reply) => ({ ...reply, again: true }));
