import { defineBuiltin, type Builtin } from "../builtin.ts";

/** Commands that a test can hold up, for kernels without any others. */
export function pausedBuiltins(): ReadonlyMap<string, Builtin> {
  const commands = [
    defineBuiltin({
      name: "say",
      summary: "print the words",
      operands: [{ name: "word", min: 0, many: true }],
      run: ({ operands }) => ({ status: 0, text: `${operands.join(" ")}\n` }),
    }),
    defineBuiltin({
      name: "flood",
      summary: "print without end, and never by itself give way",
      async run({ stdout }) {
        for (;;) {
          const written = stdout.write("flood\n");
          if (written instanceof Promise) await written;
        }
      },
    }),
    defineBuiltin({
      name: "deaf",
      summary: "wait for ever, whatever the signal says",
      run: () => new Promise(() => undefined),
    }),
    defineBuiltin({
      name: "take",
      summary: "read one chunk and print it",
      async run({ stdin }) {
        const chunk = await stdin.read();
        return chunk === undefined ? { status: 1 } : { status: 0, text: chunk };
      },
    }),
  ];
  return new Map(commands.map((command) => [command.declaration.name, command]));
}
