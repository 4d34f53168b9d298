import type { Rule } from "@aish/policy";
import type { Consent, ConsentAnswer, ConsentRequest, RuleScope } from "@aish/session";
import { EditBuffer } from "@aish/terminal/edit";
import { noRecall, promptOf } from "@aish/terminal/editor";
import { printable } from "../listings/columns.ts";
import type { Paint } from "../paint.ts";
import type { LineReader } from "../prompt/line-reader.ts";
import { shownCommand } from "./shown-command.ts";

export interface ConsentDialogOptions {
  readonly reader: LineReader;
  readonly paint: Paint;
  readonly write: (text: string) => void;
  readonly columns: () => number;
  /** Ends what is being drawn, so that the question has the screen. */
  readonly settle: () => void;
  readonly home: string;
  /** What is wrong with the rules: it may be why this is asked. */
  readonly problems: () => readonly string[];
  /** Ctrl+C at the question interrupts the turn. */
  readonly interrupt: () => void;
}

const words: Record<ConsentRequest["kind"], string> = {
  run: "run",
  spawn: "start in the background",
  killJob: "end the job",
};

/** Asks the person about one command of the model. Only keys typed after the question answer it. */
export function consentDialog(options: ConsentDialogOptions): Consent {
  const { paint, write } = options;

  async function answer(prompt: string, text = ""): Promise<string | undefined> {
    const read = await options.reader.read({
      buffer: new EditBuffer(undefined, text),
      recall: noRecall,
      onlyNewKeys: true,
      prompt: () => promptOf(prompt),
    });
    if (read.kind === "interrupt") options.interrupt();
    return read.kind === "line" ? read.text.trim() : undefined;
  }

  async function askAlways(request: ConsentRequest): Promise<ConsentAnswer | undefined> {
    const rules = lastingRules(request);
    if (rules.length === 0) {
      const why =
        request.danger === undefined ? "only a line of plain words can be" : "this is not";
      write(`${why} allowed once and for all\n`);
      return undefined;
    }
    for (const [at, rule] of rules.entries()) {
      write(`  ${paint.bold(String(at + 1))} ${printable(ruleText(rule))}\n`);
    }
    const number = await answer(`always which? ${paint.dim(numbers(rules.length))} `);
    const rule = rules[Number(number) - 1];
    if (rule === undefined) return undefined;
    const scope = scopes.get(
      (await answer(`for how long? ${paint.dim("[s session, g good]")} `)) ?? "",
    );
    return scope === undefined ? undefined : { kind: "always", rule, scope };
  }

  /** Undefined if it was no answer: the question is asked again. */
  async function understood(
    line: string,
    request: ConsentRequest,
  ): Promise<ConsentAnswer | undefined> {
    const [, word = "", rest = ""] = /^(\S*)\s*(.*)$/.exec(line) ?? [];
    // More words may say what not to do.
    if (/^y(?:es)?$/i.test(word) && rest === "") {
      if (request.danger === undefined || word.toLowerCase() === "yes") return { kind: "yes" };
      write("it is dangerous, so write the whole word: yes\n");
      return undefined;
    }
    if (/^no?$/i.test(word)) return { kind: "no", reason: rest === "" ? undefined : rest };
    if (/^s(?:top)?$/i.test(word)) return { kind: "stop" };
    if (/^(?:x|explain)$/i.test(word)) return { kind: "explain" };
    if (/^a(?:lways)?$/i.test(word)) return askAlways(request);
    if (/^e(?:dit)?$/i.test(word) && request.kind !== "killJob") {
      const edited = await answer("edit: ", request.command);
      return edited === undefined || edited === "" ? undefined : { kind: "edit", command: edited };
    }
    return undefined;
  }

  return {
    async ask(request, signal): Promise<ConsentAnswer> {
      options.settle();
      if (signal.aborted) return { kind: "stop" };
      showRequest(request, options);
      const prompt = `${words[request.kind]}? ${paint.dim(keysFor(request, options.columns()))} `;
      for (;;) {
        const line = await answer(prompt);
        if (line === undefined || signal.aborted) return { kind: "stop" };
        const found = await understood(line, request);
        if (signal.aborted) return { kind: "stop" };
        if (found !== undefined) return found;
      }
    },
  };
}

function showRequest(
  { command, cwd, danger }: ConsentRequest,
  { paint, write, home, problems }: ConsentDialogOptions,
): void {
  for (const problem of problems()) write(`${paint.yellow(printable(problem))}\n`);
  const bar = paint.cyan("▌");
  const short = cwd === home || cwd.startsWith(`${home}/`) ? `~${cwd.slice(home.length)}` : cwd;
  write(`${bar} ${paint.bold(shownCommand(command))}\n`);
  write(`${bar} ${paint.dim(`in ${printable(short)}`)}\n`);
  if (danger !== undefined) write(`${paint.red("▌")} ${paint.red(`danger: ${danger}`)}\n`);
}

/** For the question's own signs, and an answer of one word. */
const answerColumns = 18;

/** What can be chosen, as long as it fits beside the question. */
function keysFor(request: ConsentRequest, columns: number): string {
  const lasting = lastingRules(request).length > 0;
  const yes = request.danger === undefined ? "y yes" : "yes";
  const keys = [
    yes,
    "n [why] no",
    "e edit",
    ...(lasting ? ["a always"] : []),
    "x explain",
    "s stop",
  ];
  const offered = request.kind === "killJob" ? ["y yes", "n [why] no", "s stop"] : keys;
  const list = `[${offered.join(", ")}]`;
  const room = columns - words[request.kind].length - answerColumns;
  if (list.length <= room) return list;
  return `[${offered.map((key) => key.split(" ", 1)[0]).join("/")}]`;
}

function lastingRules({ words: exact, prefixes }: ConsentRequest): readonly Rule[] {
  const allow = { effect: "allow" } as const;
  return [
    ...(exact === undefined ? [] : [{ ...allow, match: "exact" as const, words: exact }]),
    ...prefixes.map((prefix) => ({ ...allow, match: "prefix" as const, words: prefix })),
  ];
}

function ruleText(rule: Rule): string {
  const text = rule.words.join(" ");
  return rule.match === "exact" ? `exactly: ${text}` : `whatever begins with: ${text}`;
}

function numbers(count: number): string {
  return count === 1 ? "[1]" : `[1 to ${count}]`;
}

const scopes: ReadonlyMap<string, RuleScope> = new Map([
  ["s", "session"],
  ["session", "session"],
  ["g", "forGood"],
  ["good", "forGood"],
]);
