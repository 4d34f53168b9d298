import { argumentWords } from "@aish/completion";

const operator = /^[;|&<>()]+$/;

/** The last word of a line as it is written there; of one with a here-document, the last that is not of it. */
export function lastArgument(line: string): string | undefined {
  const first = argumentWords(line.split("\n", 1)[0] ?? "");
  const hasDocument = first.some(({ raw }) => raw === "<<");
  const words = hasDocument
    ? first.filter(({ raw }, at) => raw !== "<<" && first[at - 1]?.raw !== "<<")
    : argumentWords(line);
  return words.findLast(({ raw }) => !operator.test(raw))?.raw;
}
