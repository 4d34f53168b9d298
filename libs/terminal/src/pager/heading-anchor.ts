import type { PagerHeading } from "./pager-document.ts";

/** The heading that `#some-title` means, as GitHub writes it. */
export function headingOfAnchor(
  anchor: string,
  headings: readonly PagerHeading[],
): PagerHeading | undefined {
  const wanted = decoded(anchor).toLowerCase();
  const counts = new Map<string, number>();
  for (const heading of headings) {
    const slug = slugOf(heading.title);
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    if ((count === 0 ? slug : `${slug}-${count}`) === wanted) return heading;
  }
  return undefined;
}

function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");
}

function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}
