import { mark } from "./marks.ts";
import { printedBy } from "./printed-by.ts";
import { resolvePath } from "./resolve-path.ts";
import type { Scope } from "./scope.ts";
import type { SeenCommand } from "./seen-command.ts";

/** What a command does to the shell that goes on behind it. */
export function changeScope(command: SeenCommand, scope: Scope): void {
  const { words, cwd, redirects, reads } = command;
  const [name = "", ...rest] = words;
  const operands = rest.filter((word) => !/^-./.test(word));
  switch (name) {
    case "cd":
    case "pushd":
      if (rest.includes("-")) scope.cwd = undefined;
      else scope.cwd = resolvePath(operands[0] ?? scope.home, cwd);
      break;
    case "popd":
      scope.cwd = undefined;
      break;
    case "for":
    case "select":
      if (rest[1] === "in") scope.variables.set(rest[0] ?? "", rest.slice(2));
      scope.printed.set(rest[0] ?? "", reads);
      break;
    case "read":
    case "mapfile":
    case "readarray": {
      const given = redirects.find(({ operator }) => operator === "<<<")?.target;
      const values = given === undefined ? printedBy(reads.slice(-1), scope) : [given];
      for (const variable of operands) {
        scope.variables.set(variable, operands.length === 1 ? values : [mark.hole]);
        scope.printed.set(variable, reads);
      }
      break;
    }
    case "export":
    case "declare":
    case "local":
    case "readonly":
    case "typeset":
      for (const word of operands) {
        const [variable = "", ...value] = word.split("=");
        if (value.length > 0) scope.variables.set(variable, [value.join("=")]);
      }
      break;
    case "set":
      for (const [at, value] of rest.filter((word) => word !== "--").entries()) {
        scope.variables.set(String(at + 1), [value]);
      }
      scope.variables.set("@", rest.slice(rest[0] === "--" ? 1 : 0));
      break;
    case "printf":
      if (rest[0] === "-v") scope.variables.set(rest[1] ?? "", [rest.slice(2).join("")]);
      break;
    case "alias":
      for (const word of operands) {
        const [alias = "", ...value] = word.split("=");
        if (value.length > 0) scope.aliases.set(alias, value.join("="));
      }
      break;
    default:
  }
}
