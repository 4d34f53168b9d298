import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tempHome, type Home } from "../cli/aish.ts";
import { Screen } from "../cli/screen.ts";
import { shown } from "./shown.ts";

export interface KeysRequest {
  readonly columns: number;
  readonly rows: number;
  /** Added to the configuration. */
  readonly config?: string;
  /** What was entered before. */
  readonly history?: readonly string[];
  readonly files?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A program at an empty prompt on an empty screen. */
export interface Keys extends AsyncDisposable {
  readonly home: Home;
  readonly screen: Screen;
}

export async function openKeys(request: KeysRequest): Promise<Keys> {
  const { columns, rows, config = "", history = [], files = [], env = {} } = request;
  const home = await tempHome();
  await home.configure(config);
  for (const name of files) {
    const path = join(home.path, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, "");
  }
  const screen = new Screen(home, [], { columns, rows, env: { PATH: withSudo(home), ...env } });
  await screen.waitForPrompt();
  for (const line of history) await screen.run(line);
  await clear(screen);
  return {
    home,
    screen,
    async [Symbol.asyncDispose]() {
      await screen[Symbol.asyncDispose]();
      await home[Symbol.asyncDispose]();
    },
  };
}

/** Closes whatever is open, drops the line and empties the screen. */
export async function clear(screen: Screen): Promise<void> {
  if (!shown(screen).endsWith("~ ❯ │")) {
    screen.type("\x07\x03");
    await screen.waitFor(() => shown(screen).endsWith("C\n~ ❯ │"), 3000);
  }
  screen.type("\x0c");
  await screen.waitFor(() => shown(screen) === "~ ❯ │", 3000);
}

/** The sign of a line depends on whether its command is there, and sudo is not everywhere. */
function withSudo({ env }: Home): string {
  const folder = join(env["TMPDIR"] ?? "", "bin");
  mkdirSync(folder);
  writeFileSync(join(folder, "sudo"), "#!/bin/sh\n", { mode: 0o755 });
  return `${folder}:${env["PATH"]}`;
}
