import { bytesToText, defineBuiltin, fail, ok, readAll, toJson } from "@aish/kernel";

export const kaishAst = defineBuiltin({
  name: "kaish-ast",
  summary: "Show how a program is understood, as a tree in JSON",
  details: "Without a program it reads one from stdin.",
  examples: [
    {
      source: "tree=$(fromjson \"$(kaish-ast 'echo hello')\"); echo ${tree[body][0][kind]}",
      shows: "simpleCommand",
    },
  ],
  operands: [{ name: "source", min: 0, many: true }],

  async run({ operands, shell, stdin }) {
    const source = operands.length === 0 ? bytesToText(await readAll(stdin)) : operands.join(" ");
    const tree = shell.programs.tree(source);
    if (!tree.ok) return fail(1, tree.report);
    return ok({ text: `${toJson(tree.value, { pretty: true })}\n` });
  },
});
