/** The line as it goes the other way: a command becomes a question, and what is not one a command. */
export function flipRoute(text: string, route: "shell" | "question" | "meta"): string {
  const [, blank = "", mark = "", rest = ""] = /^(\s*)(!{1,2}|\?|)(.*)$/s.exec(text) ?? [];
  if (route === "meta") return text;
  if (mark === "?") return blank + rest;
  return route === "question" ? `${blank}!${rest}` : `${blank}?${rest}`;
}
