import { expect, setDefaultTimeout, test } from "bun:test";
import { tempHome } from "./aish.ts";
import { Screen } from "./screen.ts";

setDefaultTimeout(40_000);

/** Bytes that a typewriter could not print. */
const unprintable = /[^\n\r\t\b\x20-\x7E\u2026\u276F]|\r(?!\n)/;

test.each([[], ["kai"]])("aish %s on a dumb terminal leaves the lines to it", async (...argv) => {
  await using home = await tempHome();
  await using screen = new Screen(home, argv, { env: { TERM: "dumb" } });
  let written = "";
  const decoder = new TextDecoder();
  screen.onBytes((bytes) => (written += decoder.decode(bytes, { stream: true })));
  const asked = () => screen.waitFor(() => /^(?:~ ❯|kai ~>) $/.test(screen.beforeCursor));
  await asked();
  screen.type("echo one twoo\u007F\r");
  await screen.waitFor(/^one two$/m);
  await asked();
  screen.type("for x in a b; do\r");
  await screen.waitFor(() => /^\S* *$/.test(screen.beforeCursor) && screen.beforeCursor !== "");
  screen.type('echo "<$x>"\rdone\r');
  await screen.waitFor(/^<b>$/m);
  await asked();
  screen.type("never run\u0003");
  await screen.waitFor("^C");
  await asked();
  screen.type("\u0004");
  expect(await screen.ended()).toBe(0);
  expect(written).not.toMatch(unprintable);
  expect(written).not.toContain("not found");
});
