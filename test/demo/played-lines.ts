/** What is done at the keyboard, and what is waited for on the screen before the next. */
export type PlayedStep =
  /** A line, typed at the prompt. */
  | { readonly kind: "line"; readonly text: string }
  /** A yes to the question that begins like this. */
  | { readonly kind: "yes"; readonly question: string }
  | { readonly kind: "seen"; readonly text: string }
  /** Ctrl+D at the prompt. */
  | { readonly kind: "leave" };

/** One visit after the other, each to its end. */
export interface PlayedVisit {
  readonly argv: readonly string[];
  readonly steps: readonly PlayedStep[];
}

export const playedVisits: readonly PlayedVisit[] = [
  {
    argv: [],
    steps: [
      { kind: "line", text: "sh build.sh" },
      { kind: "line", text: "why did that fail?" },
      { kind: "yes", question: "run?" },
      { kind: "yes", question: "run?" },
      { kind: "yes", question: "start in the background?" },
      { kind: "seen", text: "[bg:1 exited 0" },
      { kind: "line", text: "how did the build go?" },
      { kind: "seen", text: "three pages" },
      { kind: "line", text: ":quit" },
    ],
  },
  {
    argv: ["--resume", "last"],
    steps: [{ kind: "line", text: "ls out" }, { kind: "leave" }],
  },
];
