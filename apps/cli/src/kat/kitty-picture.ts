const chunk = 4096;

/** A PNG as the Kitty graphics protocol takes it, without an answer. The cursor is left below it. */
export function kittyPicture(png: Uint8Array): string {
  const data = png.toBase64();
  const parts: string[] = [];
  for (let at = 0; at < data.length; at += chunk) {
    const more = at + chunk < data.length ? 1 : 0;
    const keys = at === 0 ? `a=T,f=100,q=2,m=${more}` : `m=${more}`;
    parts.push(`\u001B_G${keys};${data.slice(at, at + chunk)}\u001B\\`);
  }
  return `${parts.join("")}\n`;
}
