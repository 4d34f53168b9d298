const noStart = new Set(
  "、。，．：；！？）」』】》〉〕］｝’”…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:!?)]}'\"%",
);
const noEnd = new Set("（「『【《〈〔［｛‘“([{");

/** Whether a line may end between two characters that no space parts, as it may in Chinese or Japanese. */
export function breaksBetween(before: string, after: string): boolean {
  if (!isIdeographic(before) && !isIdeographic(after)) return false;
  return !noStart.has(after) && !noEnd.has(before);
}

/** Hangul is left out: Korean parts its words with spaces. */
function isIdeographic(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x2e80) return false;
  return (
    code <= 0xa4cf ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0x20000 && code <= 0x3ffff)
  );
}
