/** The text with `sudo ` before it, or without it if it is there. */
export function toggleSudo(text: string): string {
  const [, blank = "", rest = ""] = /^(\s*)([\s\S]*)$/.exec(text) ?? [];
  return rest.startsWith("sudo ") ? blank + rest.slice(5) : `${blank}sudo ${rest}`;
}
