import type { Case } from "@aish/syntax";
import { andThen, type Code, type Compiler } from "../code.ts";
import type { Context } from "../context.ts";
import { done, type Outcome } from "../outcome.ts";
import type { Awaitable } from "../values/value.ts";

/** The first branch with a pattern that matches the subject's text. */
export function compileCase(node: Case, compiler: Compiler): Code<Outcome> {
  const subject = compiler.text(node.subject);
  const branches = node.branches.map((branch) => {
    const body = compiler.block(branch.body);
    return { patterns: branch.patterns.map((pattern) => compiler.pattern(pattern)), body };
  });
  const candidates = branches.flatMap(({ patterns, body }) =>
    patterns.map((pattern) => ({ pattern, body })),
  );
  function tryFrom(index: number, text: string, context: Context): Awaitable<Outcome> {
    const candidate = candidates[index];
    if (candidate === undefined) {
      context.shell.status = 0;
      return done(0);
    }
    return andThen(candidate.pattern(context), (pattern) =>
      pattern.matches(text) ? candidate.body(context) : tryFrom(index + 1, text, context),
    );
  }
  return (context) => andThen(subject(context), (text) => tryFrom(0, text, context));
}
