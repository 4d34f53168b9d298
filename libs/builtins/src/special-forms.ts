import { type Builtin, defineBuiltin } from "@aish/kernel";

type Declaration = Builtin["declaration"];

/**
 * Statements that look like commands. The language itself runs them, so they are no builtins; they are
 * declared for `help` alone.
 */
export const specialForms: ReadonlyMap<string, Declaration> = new Map(
  [
    form({
      name: "break",
      summary: "Leave the loop, or as many loops as LEVELS says",
      examples: [{ source: "for i in 1 2 3; do break; done", shows: undefined }],
      operands: [{ name: "levels", type: "integer", min: 0 }],
    }),
    form({
      name: "continue",
      summary: "Go on with the next turn of the loop, or of an outer one",
      examples: [{ source: "for i in 1 2 3; do continue; done", shows: undefined }],
      operands: [{ name: "levels", type: "integer", min: 0 }],
    }),
    form({
      name: "exit",
      summary: "End the program with a status, 0 if none is given",
      details: "Inside $( ), a pipeline stage, a subshell or a background job it ends only that.",
      examples: [{ source: "test -f config.json || exit 1", shows: undefined }],
      operands: [{ name: "status", type: "integer", min: 0 }],
    }),
    form({
      name: "local",
      summary: "Bind variables that live as long as the function call",
      examples: [{ source: "f() { local count=0; }", shows: undefined }],
      operands: [{ name: "name[=value]", type: "variable", many: true }],
      assignments: true,
    }),
    form({
      name: "return",
      summary: "Leave the function or the sourced file with a status, 0 if none is given",
      examples: [{ source: "f() { return 3; }", shows: undefined }],
      operands: [{ name: "status", type: "integer", min: 0 }],
    }),
  ].map((declaration) => [declaration.name, declaration]),
);

function form(definition: Omit<Parameters<typeof defineBuiltin>[0], "run">): Declaration {
  return defineBuiltin({ ...definition, run: () => ({ status: 2 }) }).declaration;
}
