import { assertNever } from "@aish/core";

import type { HereDocument, Redirect } from "../ast.ts";
import type { Output, Printer } from "./printer.ts";

const fileOperator = { read: "<", write: ">", append: ">>" } as const;

export function printRedirects(redirects: readonly Redirect[], output: Output): string {
  return redirects.map((redirect) => printRedirect(redirect, output)).join(" ");
}

function printRedirect(redirect: Redirect, { writer, printer }: Output): string {
  switch (redirect.kind) {
    case "fileRedirect": {
      const usual = redirect.mode === "read" ? 0 : 1;
      const { descriptor } = redirect;
      const prefix = descriptor === "both" ? "&" : descriptor === usual ? "" : `${descriptor}`;
      return `${prefix}${fileOperator[redirect.mode]} ${printer.word(redirect.target, "argument")}`;
    }
    case "duplicateRedirect":
      return `${redirect.descriptor}>&${redirect.source}`;
    case "hereDocument":
      writer.addBody(printBody(redirect, printer));
      return `<<${redirect.stripTabs ? "-" : ""}${printDelimiter(redirect)}`;
    case "hereString":
      return `<<< ${printer.word(redirect.word, "argument")}`;
    default:
      return assertNever(redirect);
  }
}

function printBody(document: HereDocument, printer: Printer): string {
  const [only] = document.body.parts;
  const text =
    document.quoted && only?.kind === "literal"
      ? only.text
      : printer.word(document.body, "hereDocument");
  const end = text === "" || text.endsWith("\n") ? "" : "\n";
  return `${text}${end}${document.delimiter}\n`;
}

function printDelimiter({ delimiter, quoted }: HereDocument): string {
  if (!quoted) return delimiter;
  return delimiter.includes("'") ? `"${delimiter}"` : `'${delimiter}'`;
}
