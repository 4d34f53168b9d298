import { assertNever } from "@aish/core";
import type { Expansion } from "@aish/terminal/editor";
import { commandPlaces, splitRoute, wordAt, type ShellWord } from "@aish/terminal/line-colour";
import type { Abbreviation } from "./abbreviation.ts";

/** Nobody abbreviates a word of that length: no pattern is tried on it. */
const longestWord = 200;
/** What is longer was pasted or made by a program, and reading it would be felt at each blank. */
const longestText = 10_000;

/** Words that stand for longer ones, visibly: they are replaced while the line is typed. */
export class Abbreviations {
  readonly #all = new Map<string, Abbreviation>();

  /** Takes the place of the one of that name. */
  set(abbreviation: Abbreviation): void {
    this.#all.delete(abbreviation.name); // the newest is the last, and the last wins
    this.#all.set(abbreviation.name, abbreviation);
  }

  get(name: string): Abbreviation | undefined {
    return this.#all.get(name);
  }

  /** False if there was none. */
  remove(name: string): boolean {
    return this.#all.delete(name);
  }

  /** In the order in which they were defined. */
  list(): readonly Abbreviation[] {
    return [...this.#all.values()];
  }

  /** What takes the place of the word before the cursor, if it stands for something there. */
  expand(text: string, cursor: number): Expansion | undefined {
    if (this.#all.size === 0 || cursor > longestText || !isOver(text, cursor)) return undefined;
    const route = splitRoute(text);
    if (route.kind === "ask" || route.kind === "meta") return undefined;
    const shift = route.kind === "open" ? 0 : route.start;
    const word = wordAt(text.slice(shift, cursor), cursor - shift);
    if (word === undefined || word.assigned !== undefined || word.isTarget) return undefined;
    const start = word.start + shift;
    const typed = text.slice(start, cursor);
    // A quote, a backslash or a variable says that the word is meant as it stands.
    if (typed === "" || typed !== word.value || word.isDynamic) return undefined;
    const found = this.#find(typed, word);
    return found === undefined ? undefined : { start, end: cursor, ...expanded(found) };
  }

  #find(typed: string, word: ShellWord): Abbreviation | undefined {
    const named = this.#all.get(typed);
    if (named?.pattern === undefined && named !== undefined && isPlace(named, word)) return named;
    if (typed.length > longestWord) return undefined;
    return this.list().findLast(
      (each) => each.pattern?.test(typed) === true && isPlace(each, word),
    );
  }
}

/** The cursor stands behind a word and not in it. */
function isOver(text: string, cursor: number): boolean {
  return cursor === text.length || /[\s;|&<>()]/.test(text.charAt(cursor));
}

function isPlace({ place }: Abbreviation, { isCommand, words }: ShellWord): boolean {
  const command = words[commandPlaces(words).at(-1) ?? 0];
  switch (place.kind) {
    case "command":
      return isCommand;
    case "anywhere":
      return isCommand || command !== "abbr"; // there it is named
    case "argument":
      return !isCommand && command !== undefined && place.commands.includes(command);
    default:
      return assertNever(place);
  }
}

function expanded({ text, cursorMark }: Abbreviation): Pick<Expansion, "text" | "cursor"> {
  const at = cursorMark === undefined ? -1 : text.indexOf(cursorMark);
  if (at < 0 || cursorMark === undefined) return { text };
  return { text: text.slice(0, at) + text.slice(at + cursorMark.length), cursor: at };
}
