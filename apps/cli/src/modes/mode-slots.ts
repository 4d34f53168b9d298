import { sessionVariables } from "../prompt/session-variables.ts";
import type { PromptShell } from "../prompt/prompt-shell.ts";
import { EntryRecords } from "./entry-records.ts";
import { HeldOutput } from "./held-output.ts";
import { HistoryFile } from "./history-file.ts";
import { historyPath } from "./history-path.ts";
import type { ModeSlot } from "./mode-set.ts";
import { userModeSlots } from "./user/user-mode-slots.ts";

/** The modes of the function keys from F2 on. What one of them needs is loaded when it is entered. */
export function modeSlots(shell: PromptShell): readonly ModeSlot[] {
  return [
    {
      key: 2,
      name: "kai",
      async load() {
        const { createKaiMode } = await import("../kai/whole-kai.ts");
        const records = new EntryRecords(shell, "kai");
        const variables = await sessionVariables(shell.session);
        return createKaiMode({ shell, records, output: new HeldOutput(shell), variables });
      },
    },
    {
      key: 3,
      name: "ts",
      async load() {
        const { createTypeScriptMode } = await import("./typescript/typescript-mode.ts");
        const records = new EntryRecords(shell, "ts");
        const variables = await sessionVariables(shell.session);
        return createTypeScriptMode({ shell, records, output: new HeldOutput(shell), variables });
      },
    },
    {
      key: 4,
      name: "docs",
      async load() {
        const [{ createDocsMode }, { showDocument }] = await Promise.all([
          import("./documentation/docs-mode.ts"),
          import("./documentation/show-document.ts"),
        ]);
        const history = new HistoryFile(historyPath(shell, "docs"));
        return createDocsMode({ shell, history, show: (one) => showDocument(one, shell) });
      },
    },
    ...userModeSlots(shell),
  ];
}
