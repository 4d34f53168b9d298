import { assertNever } from "@aish/core";
import type { Span, StyledLine } from "@aish/terminal/screen";
import type { Palette, Role } from "@aish/terminal/theme";
import { pen } from "./pen.ts";
import type { SignFacts } from "./prompt-facts.ts";

/**
 * What stands right before the text and says what Enter will do with it. Every sign is one column
 * wide, so that the text does not move when it becomes another while one types.
 */
export function promptSign(facts: SignFacts, unicode: boolean, palette: Palette): StyledLine {
  const mode: readonly Span[] =
    facts.mode === undefined
      ? []
      : [pen(palette, "strong", facts.mode, 12), { text: " ", sgr: "" }];
  return [
    ...mode,
    pen(palette, roleOf(facts.route), signText(facts, unicode)),
    { text: " ", sgr: "" },
  ];
}

function signText({ route, vi }: SignFacts, unicode: boolean): string {
  switch (vi) {
    case "normal":
      return unicode ? "❮" : "<";
    case "visual":
      return "V";
    case "replace":
      return "R";
    case "insert":
    case undefined:
      return routeText(route, unicode);
    default:
      return assertNever(vi);
  }
}

function routeText(route: SignFacts["route"], unicode: boolean): string {
  switch (route) {
    case "shell":
      return unicode ? "❯" : ">";
    case "question":
      return "?";
    case "meta":
      return ":";
    default:
      return assertNever(route);
  }
}

function roleOf(route: SignFacts["route"]): Role {
  return route === "shell" ? "accent" : route;
}
