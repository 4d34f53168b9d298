import type { Kernel } from "@aish/kernel";
import type { Palette } from "@aish/terminal/theme";
import { toAnswer } from "../completion/to-answer.ts";
import { createLineFacts } from "../line-colour/line-facts.ts";
import type { ModeEntry } from "../modes/prompt-mode.ts";
import { colourKaiEntry } from "./colour-entry.ts";
import { isUnfinished } from "./is-unfinished.ts";
import { createKaiCompleter } from "./kai-candidates.ts";
import { KaiEntryReader } from "./kai-entry-reader.ts";
import { kaiDiagnosticAt } from "./kai-faults.ts";

export interface KaiEntryPlace {
  readonly kernel: Kernel;
  readonly palette: () => Palette;
  /** What is shown beside the text may have changed. */
  readonly changed: () => void;
  readonly home: string;
}

/** What is known of an entry of kai while it is typed. */
export function kaiEntry({ kernel, palette, changed, home }: KaiEntryPlace): ModeEntry {
  const reader = new KaiEntryReader(kernel, changed);
  const completer = createKaiCompleter(kernel, home);
  const path = (): string => {
    const value = kernel.variable("PATH");
    return typeof value === "string" ? value : "";
  };
  const facts = createLineFacts(
    () => ({
      cwd: kernel.cwd,
      home,
      path: path(),
      names: new Set(kernel.commandNames),
      metaNames: [],
    }),
    changed,
  );
  return {
    isUnfinished,
    colours: (text, cursor) => colourKaiEntry(reader.read(text), facts, cursor),
    complete: (text, cursor, signal) => toAnswer(completer.complete(text, cursor, signal)),
    hint(text, cursor) {
      const fault = kaiDiagnosticAt(reader.read(text), cursor);
      return fault && [{ text: fault.text, sgr: palette().sgr(fault.severity) }];
    },
  };
}
