import type { HereDocument, Redirect } from "../ast.ts";
import type { PlannedFile, PlannedHeredoc } from "./plan-shape.ts";
import { textAt, type PlanWalk } from "./plan-walk.ts";
import { planWord } from "./plan-word.ts";
import { staticText } from "../static-word.ts";

export interface PlannedRedirects {
  readonly files: readonly PlannedFile[];
  readonly heredocs: readonly PlannedHeredoc[];
}

export function planRedirects(redirects: readonly Redirect[], walk: PlanWalk): PlannedRedirects {
  const files: PlannedFile[] = [];
  const heredocs: PlannedHeredoc[] = [];
  for (const redirect of redirects) {
    switch (redirect.kind) {
      case "fileRedirect": {
        const { mode, target } = redirect;
        planWord(target, walk);
        files.push({
          path: staticText(target) ?? null,
          access: mode,
          source: textAt(target, walk),
        });
        break;
      }
      case "hereDocument":
        planWord(redirect.body, walk);
        heredocs.push(planHereDocument(redirect, walk));
        break;
      case "hereString":
        planWord(redirect.word, walk);
        break;
      case "duplicateRedirect":
        break;
    }
  }
  walk.collector.redirected(files, heredocs);
  return { files, heredocs };
}

function planHereDocument(document: HereDocument, walk: PlanWalk): PlannedHeredoc {
  const { delimiter, quoted, body } = document;
  return { delimiter, quoted, body: staticText(body) ?? null, source: textAt(body, walk) };
}
