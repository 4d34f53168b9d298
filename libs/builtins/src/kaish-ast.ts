import { defineBuiltin, fail, ok, toJson } from "@aish/kernel";

export const kaishAst = defineBuiltin({
  name: "kaish-ast",
  summary: "Show how a program is understood, as a tree in JSON",
  examples: [
    {
      source: "tree=$(fromjson \"$(kaish-ast 'echo hello')\"); echo ${tree[body][0][kind]}",
      shows: "simpleCommand",
    },
  ],
  operands: [{ name: "source", many: true }],

  run({ operands, shell }) {
    const tree = shell.programs.tree(operands.join(" "));
    if (!tree.ok) return fail(1, tree.report);
    return ok({ text: `${toJson(tree.value, { pretty: true })}\n` });
  },
});
