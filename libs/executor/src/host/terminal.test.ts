import { expect, test } from "bun:test";
import { until } from "../testing/until.ts";
import { sandbox } from "./testing/sandbox.ts";

/** Runs a program on a terminal of its own; each reply is typed when its cue has appeared. */
async function onTerminal(
  body: string,
  replies: readonly (readonly [cue: string, typed: string])[],
): Promise<string> {
  using directory = sandbox();
  const program = directory.path("program.ts");
  const host = JSON.stringify(`${import.meta.dir}/index.ts`);
  await Bun.write(
    program,
    `import { createHost } from ${host};
     const { processes } = createHost();
     const shell = (line) => processes.spawn({
       path: "/bin/sh", argv: ["sh", "-c", line], cwd: "/", env: { PATH: "/usr/bin:/bin" },
       stdin: 0, stdout: 1, stderr: 2, ownGroup: false,
     }).ended;
     ${body}`,
  );
  let screen = "";
  await using child = Bun.spawn([process.execPath, program], {
    terminal: { data: (_, bytes) => (screen += Buffer.from(bytes).toString()) },
  });
  for (const [cue, typed] of replies) {
    await until(`the screen shows ${cue}`, () => screen.includes(cue));
    child.terminal?.write(typed);
  }
  await child.exited;
  await until("the last words", () => screen.includes("END"));
  return screen;
}

test("a line is read from the terminal, and the next is a child's", async () => {
  const screen = await onTerminal(
    `const source = processes.source(0);
     console.log("ready");
     const line = new TextDecoder().decode(await source.read());
     console.log("got", line.trim());
     await shell("read line; echo child got $line");
     console.log("END");`,
    [
      ["ready", "first\n"],
      ["got first", "second\n"],
    ],
  );
  expect(screen).toContain("child got second");
});

test("a read that was given up leaves what is typed to the child", async () => {
  const screen = await onTerminal(
    `const source = processes.source(0);
     const read = source.read();
     source.cancel();
     console.log("given up " + (await read));
     await shell("read line; echo child got $line");
     const line = new TextDecoder().decode(await processes.source(0).read());
     console.log("then got", line.trim(), "END");
     process.exit();`,
    [
      ["given up undefined", "for the child\n"],
      ["child got for the child", "for us\n"],
    ],
  );
  expect(screen).toContain("then got for us END");
});

test("a child that shares our group owns the terminal, and Ctrl-C reaches both", async () => {
  const screen = await onTerminal(
    `process.on("SIGINT", () => console.log("we too"));
     console.log("child", await shell("stty -echo < /dev/tty && echo set; exec sleep 60"));
     await new Promise((resolve) => setImmediate(resolve));
     console.log("END");`,
    [["set", "\x03"]],
  );
  expect(screen).toContain("we too");
  expect(screen).toContain("SIGINT");
});

test("the end of input at a terminal is no end for ever", async () => {
  const screen = await onTerminal(
    `const source = processes.source(0);
     console.log("ready");
     console.log("end is " + (await source.read()));
     console.log("got", new TextDecoder().decode(await source.read()).trim(), "END");
     process.exit();`,
    [
      ["ready", "\x04"],
      ["end is undefined", "more\n"],
    ],
  );
  expect(screen).toContain("got more END");
});

test("more than a terminal takes at once is written whole", async () => {
  const screen = await onTerminal(
    `const sink = processes.sink(1);
     await sink.write("0123456789".repeat(20_000));
     await sink.write("\\nEND\\n");`,
    [],
  );
  expect(screen.split("\r\n")[0]).toBe("0123456789".repeat(20_000));
});
