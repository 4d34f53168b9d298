import { assertNever } from "@aish/core";
import { decideBareUrl, decidePointedUrl } from "./bare-url.ts";
import { decideCodeSpan } from "./code-span.ts";
import { decideEmphasis } from "./emphasis.ts";
import { literal, wait, type InlineDecision, type InlinePlace } from "./inline-decision.ts";
import type { LinkNames } from "./link-names.ts";
import { linkTarget } from "./link-target.ts";
import { decideLink } from "./link.ts";
import { cyan, dim, together, underline, type Style } from "./style.ts";

/** Where the text of a paragraph goes. */
export interface InlineSink {
  text(text: string, style: Style, link?: string): void;
  newline(): void;
}

const codeStyle = cyan;
const mayBegin = /[\\`*_~[!<\n]|\bh(?:t|$)/g;
const deepest = 8;

interface Around {
  readonly style: Style;
  readonly link: string | undefined;
  readonly depth: number;
}

/** The text of one paragraph, heading or cell as it comes; only what is not decided yet is kept back. */
export class Inline {
  readonly #sink: InlineSink;
  readonly #links: LinkNames | undefined;
  readonly #around: Around;
  #held = "";
  #before = "";

  /**
   * `links` is undefined where the terminal may not be sent links.
   */
  constructor(sink: InlineSink, links: LinkNames | undefined, style: Style = 0) {
    this.#sink = sink;
    this.#links = links;
    this.#around = { style, link: undefined, depth: 0 };
  }

  write(text: string): void {
    const whole = this.#held + text;
    const used = this.#scan(whole, this.#around, this.#before, false);
    this.#held = whole.slice(used);
    if (used > 0) this.#before = whole[used - 1] ?? "";
  }

  /** Nothing more belongs to it. */
  end(): void {
    const rest = this.#held;
    this.#held = "";
    this.#scan(rest, this.#around, this.#before, true);
    this.#before = "";
  }

  /** Writes what is decided and gives how much that is. */
  #scan(text: string, around: Around, start: string, isWhole: boolean): number {
    for (let at = 0; at < text.length;) {
      mayBegin.lastIndex = at;
      const found = mayBegin.exec(text);
      const index = found?.index ?? text.length;
      if (index > at) this.#sink.text(text.slice(at, index), around.style, around.link);
      if (found === null) return text.length;
      const before = index === 0 ? start : (text[index - 1] ?? "");
      const decision = decide({ text, at: index, before, isWhole });
      if (decision.kind === "wait") return index;
      this.#write(decision, text.slice(index, index + decision.length), around);
      at = index + decision.length;
    }
    return text.length;
  }

  #write(
    decision: Exclude<InlineDecision, { readonly kind: "wait" }>,
    source: string,
    around: Around,
  ): void {
    switch (decision.kind) {
      case "literal":
        if (source === "\n") this.#sink.newline();
        else this.#sink.text(source, around.style, around.link);
        return;
      case "escape":
        if (decision.text === "\n") this.#sink.newline();
        else this.#sink.text(decision.text, around.style, around.link);
        return;
      case "code":
        this.#sink.text(decision.text, together(around.style, codeStyle), around.link);
        return;
      case "styled":
        this.#nested(decision.text, { ...around, style: together(around.style, decision.style) });
        return;
      case "link":
        this.#link(decision.text, decision.url, around);
        return;
      case "url":
        this.#link(decision.url, decision.url, around);
        return;
      default:
        assertNever(decision);
    }
  }

  #nested(text: string, around: Around, isAsWritten = false): void {
    const depth = around.depth + 1;
    if (isAsWritten || depth > deepest) this.#sink.text(text, around.style, around.link);
    else this.#scan(text, { ...around, depth }, "", true);
  }

  #link(text: string, url: string, around: Around): void {
    const style = together(around.style, underline);
    const shown = text === "" ? url : text;
    const names = around.link === undefined ? this.#links : undefined;
    if (names?.kind === "numbered" && url !== "") {
      const number = names.numberOf(url);
      this.#nested(shown, { ...around, style, link: `;${number}` }, shown === url);
      this.#sink.text(`[${number}]`, together(around.style, dim), `;${number}`);
      return;
    }
    const target = names?.kind === "terminal" ? linkTarget(shown, url) : undefined;
    const link =
      names?.kind === "terminal" && target !== undefined
        ? `id=${names.next()};${target}`
        : around.link;
    if (shown === url) this.#sink.text(shown, style, link);
    else this.#nested(shown, { ...around, style, link });
    const isSaid = target !== undefined || around.link !== undefined || shown === url;
    if (isSaid || url === `mailto:${shown}`) return;
    this.#sink.text(" (", around.style, undefined);
    this.#sink.text(url, together(around.style, dim), undefined);
    this.#sink.text(")", around.style, undefined);
  }
}

function decide(place: InlinePlace): InlineDecision {
  switch (place.text[place.at] ?? "") {
    case "\\":
      return decideEscape(place);
    case "`":
      return decideCodeSpan(place);
    case "*":
    case "_":
    case "~":
      return decideEmphasis(place);
    case "[":
    case "!":
      return decideLink(place);
    case "<":
      return decidePointedUrl(place);
    case "h":
      return decideBareUrl(place);
    default:
      return literal(1);
  }
}

/** The parentheses keep their backslash: it is mathematics far more often than an escape. */
function decideEscape({ text, at, isWhole }: InlinePlace): InlineDecision {
  const next = text[at + 1];
  if (next === undefined) return isWhole ? literal(1) : wait;
  // At the end of a paragraph there is no line to break.
  if (next === "\n" && at + 2 === text.length) return isWhole ? literal(1) : wait;
  if (next === "\n" || /[!-'*-/:-@[-`{-~]/.test(next)) {
    return { kind: "escape", text: next, length: 2 };
  }
  return literal(1);
}
