import { hostname } from "node:os";
import { KillRing } from "@aish/terminal/edit";
import { Abbreviations } from "../abbreviations/abbreviations.ts";
import { createCompleter } from "../completion/create-completer.ts";
import { sessionRules } from "../conversation/session-rules.ts";
import { createPathCheck } from "../history/path-check.ts";
import { createLineFacts } from "../line-colour/line-facts.ts";
import { printable } from "../listings/columns.ts";
import { ModelChoice } from "../models/model-choice.ts";
import { modeSlots } from "../modes/mode-slots.ts";
import { ModeSet } from "../modes/mode-set.ts";
import { paintFor } from "../paint.ts";
import type { KeyBindings } from "../start-up/key-bindings.ts";
import { terminalMarks } from "../terminal/marks.ts";
import { openTerminal } from "../terminal/terminal.ts";
import { promptThemes } from "../theme/prompt-themes.ts";
import { PromptSetting } from "./blocks/prompt-setting.ts";
import { completionWorld } from "./completion-world.ts";
import { GitWatch } from "./git/git-watch.ts";
import { LineReader } from "./line-reader.ts";
import { metaNames } from "./meta-commands.ts";
import { onceATurn } from "./once-a-turn.ts";
import { openMemory } from "./open-memory.ts";
import { ParkedRuns } from "./parked-runs.ts";
import { isPlainTerminal } from "../environment/terminal-facts.ts";
import { PromptFace } from "./prompt-face.ts";
import { PromptNotices } from "./prompt-notices.ts";
import type { PromptSession } from "./prompt-session.ts";
import type { PromptShell } from "./prompt-shell.ts";
import { PromptTools } from "./prompt-tools.ts";
import { createShellMode } from "./shell-mode.ts";
import { SpareTime } from "./spare-time.ts";
import { warmUp } from "./warm-up.ts";

/** Everything that the prompt works with, put together around its terminal. */
export function createPromptShell(
  session: PromptSession,
  model: string | undefined,
  keys: KeyBindings,
): PromptShell {
  const { environment, config } = session;
  const terminal = openTerminal(undefined, 0, isPlainTerminal(environment.terminal));
  const themes = promptThemes(environment, config.theme);
  const changed = (): void => shell.reader.refresh();
  const changedFacts = (): void => {
    shell.face.refresh();
    changed();
  };
  const time = new SpareTime();
  const reader = new LineReader(terminal, {
    onFirstEntry: () => void setTimeout(() => time.start(), afterPromptMs),
    onKeys: () => time.typed(),
    palette: () => themes.palette,
    keymap: keys,
    vi: config.editor.mode === "vi",
    escapeMs: config.editor.escapeMs,
    onFocus: (focused) => shell.notices.policy.focus(focused),
    ...(terminal.isPlain
      ? {}
      : {
          onAnswer(answer) {
            if (answer.kind === "background") themes.setBackground(answer.colour);
            if (answer.kind === "version") shell.notices.terminalName = answer.name;
          },
        }),
  });
  const changedLate = onceATurn(changed);
  const exists = createPathCheck(changedLate);
  const shell: PromptShell = {
    session,
    terminal,
    reader,
    themes,
    exists,
    parked: new ParkedRuns((run, result) => {
      shell.print(`[%${run.number} exited ${result.exitCode}] ${printable(run.command)}\n`);
    }),
    models: new ModelChoice(config, environment, model),
    paint: paintFor(environment.colour.stdout),
    promptSetting: new PromptSetting(config.prompt),
    git: new GitWatch({ variables: () => environment.variables, onChange: changedFacts }),
    lineFacts: createLineFacts(
      () => ({
        cwd: shell.session.cwd,
        home: environment.home,
        path: shell.session.path,
        names: shell.session.facts?.names,
        metaNames,
      }),
      changedLate,
    ),
    completer: createCompleter(() => completionWorld(shell)),
    abbreviations: new Abbreviations(),
    keys,
    marks: terminalMarks({ kind: environment.terminal.kind, host: hostname() }),
    notices: new PromptNotices(() => shell, config.notify.afterMs),
    memory: openMemory(session, exists, "sh", time),
    contextUsed: undefined,
    lastRequest: undefined,
    lastLine: undefined,
    lastQuestion: undefined,
    lastScratch: undefined,
    stopTitle: undefined,
    settleScreen: undefined,
    rules: sessionRules(session),
    clearedAt: undefined,
    // These look back at the shell, and are made with the first use.
    get face() {
      return (face ??= new PromptFace(shell));
    },
    get tools() {
      return (tools ??= new PromptTools(shell));
    },
    get modes() {
      return (modes ??= new ModeSet(createShellMode(shell), modeSlots(shell), new KillRing()));
    },
    print(text) {
      shell.settleScreen?.();
      shell.face.refresh(); // what is told may be in the prompt, too
      reader.printAbove(text);
    },
  };
  let face: PromptFace | undefined;
  let tools: PromptTools | undefined;
  let modes: ModeSet | undefined;
  themes.onChange(changedFacts);
  shell.promptSetting.onChange(changedFacts);
  void time.started.then(() => prepareKeys(shell, time));
  return shell;
}

/** The first prompt is not kept waiting, and the terminal's answers are. */
const afterPromptMs = 10;

/** What the first keys would else wait for, a little at a time. */
async function prepareKeys(shell: PromptShell, time: SpareTime): Promise<void> {
  const { terminal, completer } = shell;
  const pause = time.pauses();
  const goesOn = async (): Promise<boolean> => {
    await pause();
    await time.lull();
    return !terminal.hasEnded;
  };
  if (await goesOn()) await warmUp(shell, goesOn);
  if (!terminal.hasEnded) await completer.warmUp();
}
