import { expect, setDefaultTimeout, test } from "bun:test";
import { tempHome } from "./aish.ts";
import { Screen } from "./screen.ts";

setDefaultTimeout(40_000);

test.each(["typed while a command runs that reads nothing", "typed with its line"])(
  "what was %s is for the next prompt, half a line too",
  async (when) => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.run("true");
    if (when === "typed with its line") screen.type("sleep 0.5\recho next\recho ha");
    else {
      screen.type("echo up; sleep 0.5\r");
      await screen.waitFor(/^up$/m);
      screen.type("echo next\recho ha");
    }
    await screen.waitFor(/❯ echo next$/m);
    await screen.waitFor(() => screen.beforeCursor === "~ ❯ echo ha");
    screen.type("lf\r");
    await screen.waitFor(/^half$/m);
    await screen.waitForPrompt();
    expect(home.query("select command from history").at(-2)).toEqual({ command: "echo next" });
  },
);

test("what a command reads is its own", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home);
  await screen.run("true");
  screen.type('sleep 0.3; read line; echo "<$line>"\rtyped ahead\r');
  await screen.waitFor(/^<typed ahead>$/m);
  await screen.waitForPrompt();
  expect(screen.beforeCursor).toBe("~ ❯ ");
});
