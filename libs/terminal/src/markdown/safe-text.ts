const harmless = /^[\n\t\u0020-\u007e]*$/;
const unsafe = /(?![\n\t])[\p{Cc}\p{DI}\p{Zl}\p{Zp}\p{Cs}\uFFF9-\uFFFB]/gu;

/** What may still change by what comes next: half a pair, a carriage return, an emoji that may be joined. */
const unfinished =
  /(?:\r|(?:\p{RI}+|[\p{ExtPict}\p{EMod}](?:[\uFE0E\uFE0F\u20E3\p{EMod}\u{E0020}-\u{E007F}]|\u200D\p{ExtPict}?)*|\u200D)?[\uD800-\uDBFF]?)$/u;
const longestUnfinished = 64;

const steersText = /[\u202A-\u202E\u2066-\u2069]/u;
const blankLetter = /[\u115F\u1160\u3164\uFFA0]/u;
const surrogate = /\p{Cs}/u;
const shown = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const lastCharacter = /.$/su;
const emoji = /\p{Emoji}/u;
const joinable = /[\p{ExtPict}\p{EMod}\uFE0F]/u;
const pictograph = /^\p{ExtPict}/u;

/**
 * Text of others that arrives cut anywhere, with only what is seen left in it: nothing steers the
 * terminal, turns text round or hides between letters. What steers is shown as `·`, what is invisible
 * is dropped; joiners and variation selectors stay inside emoji alone.
 */
export class SafeText {
  #held = "";
  #last = "";

  take(text: string): string {
    if (this.#held === "" && harmless.test(text)) {
      this.#last = text.at(-1) ?? this.#last;
      return text;
    }
    const whole = this.#held + text;
    const tail = unfinished.exec(whole.slice(-longestUnfinished))?.[0] ?? "";
    this.#held = tail;
    return this.#clean(whole.slice(0, whole.length - tail.length));
  }

  end(): string {
    const rest = this.#held;
    this.#held = "";
    return this.#clean(rest);
  }

  #clean(text: string): string {
    if (text === "") return "";
    const lines = text.replaceAll("\r\n", "\n");
    const clean = lines.replace(unsafe, (character, at: number) => {
      if (surrogate.test(character)) return "\uFFFD";
      if (shown.test(character) || steersText.test(character) || blankLetter.test(character))
        return "·";
      const before =
        lastCharacter.exec(at === 0 ? this.#last : lines.slice(Math.max(0, at - 2), at))?.[0] ?? "";
      const isKept =
        character === "\u200D"
          ? joinable.test(before) && pictograph.test(lines.slice(at + 1, at + 3))
          : (character === "\uFE0F" || character === "\uFE0E") && emoji.test(before);
      return isKept ? character : "";
    });
    this.#last = lastCharacter.exec(lines.slice(-2))?.[0] ?? this.#last;
    return clean;
  }
}
