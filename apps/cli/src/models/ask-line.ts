import { isCancel, text } from "@clack/prompts";

export interface LineOptions {
  /** What Enter takes. */
  readonly usual?: string | undefined;
  readonly initial?: string | undefined;
  /** Why what was typed will not do. */
  readonly problem: (typed: string) => string | undefined;
}

/** A line of text, without the blanks around it. Undefined if the person left. */
export async function askLine(
  message: string,
  { usual = "", initial = "", problem }: LineOptions,
): Promise<string | undefined> {
  const answer = await text({
    message,
    placeholder: usual,
    defaultValue: usual,
    initialValue: initial,
    validate: (typed = "") => (typed === "" && usual !== "" ? undefined : problem(typed.trim())),
  });
  return isCancel(answer) ? undefined : answer.trim();
}
