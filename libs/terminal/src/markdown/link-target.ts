const allowed = /^(?:https?:\/\/|mailto:|file:\/\/)[^\s]+$/i;
const longest = 2000;
const visible = /^[\u0021-\u007e]*$/;

/**
 * The address as a terminal may be given it, or undefined where it must be read instead: another
 * scheme, or a text that shows a different address.
 */
export function linkTarget(text: string, url: string): string | undefined {
  if (!allowed.test(url) || url.length > longest) return undefined;
  if (/:\/\/|^www\./i.test(text) && text !== url) return undefined;
  // What is not ASCII, and a control character that is shown as a dot, has no place in the sequence.
  const encoded = visible.test(url) ? url : encodeURI(url);
  return visible.test(encoded) ? encoded : undefined;
}
