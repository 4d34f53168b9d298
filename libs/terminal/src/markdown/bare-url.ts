import {
  addressReach,
  isWordCharacter,
  literal,
  wait,
  type InlineDecision,
  type InlinePlace,
} from "./inline-decision.ts";

const url = /^https?:\/\/[^\s<>"`|\u3000-\u303f\uff00-\uffef]+/;
const trailing = /[.,;:!?'*_~]+$/;
const pointed = /^<((?:https?:\/\/|mailto:)[^\s<>]*)>/;
const pointedStart = /^<(?:(?:https?:\/\/|mailto:)[^\s<>]*)?$/;

/** An address without marks around it; what ends the sentence is not part of it. */
export function decideBareUrl({ text, at, before, isWhole }: InlinePlace): InlineDecision {
  const rest = text.slice(at, at + addressReach);
  if (isWordCharacter(before)) return literal(1);
  const isStart = "https://".startsWith(rest) || "http://".startsWith(rest);
  if (isStart) return isWhole ? literal(rest.length) : wait;
  const found = url.exec(rest)?.[0];
  if (found === undefined) return literal(1);
  if (found.length === rest.length && rest.length < addressReach && !isWhole) return wait;
  const address = withoutEnd(found);
  return { kind: "url", url: address, length: address.length };
}

/** `<https://…>`; any other `<` stays as written. */
export function decidePointedUrl({ text, at, isWhole }: InlinePlace): InlineDecision {
  const rest = text.slice(at, at + addressReach);
  const found = pointed.exec(rest);
  if (found !== null) return { kind: "url", url: found[1] ?? "", length: found[0].length };
  const mayBecome =
    !isWhole &&
    rest.length < addressReach &&
    (pointedStart.test(rest) ||
      ["<https://", "<http://", "<mailto:"].some((start) => start.startsWith(rest)));
  return mayBecome ? wait : literal(1);
}

function withoutEnd(address: string): string {
  for (let kept = address; ;) {
    const shorter = kept.replace(trailing, "");
    const isUnbalanced =
      (shorter.endsWith(")") && count(shorter, ")") > count(shorter, "(")) ||
      (shorter.endsWith("]") && count(shorter, "]") > count(shorter, "["));
    if (!isUnbalanced) return shorter;
    kept = shorter.slice(0, -1);
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
