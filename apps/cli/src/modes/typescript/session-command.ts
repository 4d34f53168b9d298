import { sessionArgument } from "./session-message.ts";

/** How this program starts itself as the process that keeps the state of TypeScript. */
export function sessionCommand(): readonly string[] {
  const flags = ["--no-env-file", "--config=/dev/null", "--no-install"];
  const isOneFile = Bun.main.startsWith("/$bunfs/");
  return [process.execPath, ...(isOneFile ? [] : [...flags, Bun.main]), sessionArgument];
}
