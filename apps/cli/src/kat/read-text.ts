import { AishError, assertNever } from "@aish/core";
import { formOfLanguage, formOfPath, Pager, type TextForm } from "@aish/terminal/pager";
import type { KatRequest } from "../invocation.ts";
import { runEditor, type EditorRun } from "../terminal/run-editor.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { linkEnd, openInWorld } from "./follow-link.ts";
import type { KatPlace, KatScreen } from "./kat-place.ts";
import { openText, type OpenText } from "./open-text.ts";
import { PagerScreen, type PagerEnd } from "./pager-screen.ts";

interface Visit {
  readonly text: OpenText;
  readonly pager: Pager;
}

/** Lets a person read a text in the pager, and what its links lead to. `stop`: no other text is wanted. */
export async function readText(
  text: OpenText,
  request: KatRequest,
  place: KatPlace,
  screen: KatScreen,
  terminal: Terminal,
): Promise<"next" | "stop"> {
  const { asksBackground, hear, palette } = screen;
  const pages = new PagerScreen({ terminal, asksBackground, hear });
  const open = (opened: OpenText): Visit => ({
    text: opened,
    pager: new Pager({
      title: opened.title,
      port: opened.port,
      form: textForm(opened, request),
      palette,
      raw: request.raw,
      numbers: request.numbers,
      ...(request.wrap === undefined ? {} : { wrapAt: request.wrap }),
    }),
  });
  const visits: Visit[] = [];
  let visit = open(text);
  try {
    for (;;) {
      const { pager, text: shown } = visit;
      const end: PagerEnd = await pages.visit(pager, () => shown.port.refresh());
      switch (end.kind) {
        case "gone":
          return "stop";
        case "quit":
          return end.all ? "stop" : "next";
        case "back": {
          const before = visits.pop();
          if (before === undefined) {
            pager.say("no link led here");
            break;
          }
          shown.port.close();
          visit = before;
          break;
        }
        case "edit": {
          if (shown.path === undefined || !screen.lends) {
            pager.say("only a file can be edited, and only while the keyboard is the input");
            break;
          }
          await pages.close();
          const fault = await edited(
            {
              file: shown.path,
              line: end.line,
              cwd: place.cwd,
              variables: await place.variablesNow(),
            },
            terminal,
          );
          visit = reopened(visit, open, end.line);
          if (fault !== undefined) visit.pager.say(fault);
          break;
        }
        case "follow": {
          const next = followed(end.address, shown, place);
          if (next.kind === "said") {
            pager.say(next.message);
            break;
          }
          visits.push(visit);
          visit = open(next.text);
          if (next.anchor !== "") {
            visit.pager.view(terminal.size);
            visit.pager.toAnchor(next.anchor);
          }
          break;
        }
        default:
          assertNever(end);
      }
    }
  } finally {
    await pages.close();
    for (const { text: opened } of [...visits, visit]) opened.port.close();
  }
}

/** How a text is shown, by what was asked for or by its name. */
export function textForm(text: OpenText, { language }: KatRequest): TextForm {
  if (language !== undefined) return formOfLanguage(language) ?? { kind: "text" };
  const start = new TextDecoder().decode(text.port.read(0, 1000));
  return formOfPath(text.path ?? "", start);
}

/** What kept the editor from it. */
async function edited(run: EditorRun, terminal: Terminal): Promise<string | undefined> {
  try {
    await runEditor(run, terminal);
    return undefined;
  } catch (error) {
    if (error instanceof AishError) return error.message;
    throw error;
  }
}

function reopened(visit: Visit, open: (text: OpenText) => Visit, line: number): Visit {
  const { path, title } = visit.text;
  // An editor may have put another file in its place.
  const again = path === undefined ? undefined : openText(path, title);
  if (again?.kind !== "open") return visit;
  visit.text.port.close();
  const next = open(again.text);
  next.pager.toLine(line);
  return next;
}

type Followed =
  | { readonly kind: "text"; readonly text: OpenText; readonly anchor: string }
  | { readonly kind: "said"; readonly message: string };

function followed(address: string, from: OpenText, place: KatPlace): Followed {
  const end = linkEnd(address, from.path, place.cwd);
  switch (end.kind) {
    case "world": {
      const fault = openInWorld(end.address, place.variables);
      return { kind: "said", message: fault ?? `opened ${end.address}` };
    }
    case "nowhere":
      return { kind: "said", message: `leads nowhere here: ${address}` };
    case "file": {
      const opening = openText(end.path, end.path);
      if (opening.kind === "refused") {
        return { kind: "said", message: `${end.path}: ${opening.why}` };
      }
      if (opening.kind === "stream") return { kind: "said", message: `${end.path} is no file` };
      const { text } = opening;
      if (text.content.kind === "text") return { kind: "text", text, anchor: end.anchor };
      text.port.close();
      return { kind: "said", message: `${end.path} is no text` };
    }
    default:
      return assertNever(end);
  }
}
