import { statSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { slowPlaces } from "../completion/slow-places.ts";

export interface PathCheckPlace {
  readonly cwd: string;
  readonly home: string;
}

/** True or false, or undefined while nobody knows; `whenKnown` is called when that changes. */
export type PathCheck = (path: string, place: PathCheckPlace) => boolean | undefined;

/** An answer is believed for so long. */
const freshMs = 3000;
/** A disk that takes longer than this is asked in the background from then on. */
const patienceMs = 4;
const mostAnswers = 500;

/** More wait at once only where nothing answers. */
const mostAsked = 50;

/** Whether paths exist, without waiting where that may take long, nor for a slow disk twice. */
export function createPathCheck(whenKnown: () => void = () => {}, slow = slowPlaces): PathCheck {
  const answers = new Map<string, { readonly exists: boolean; readonly until: number }>();
  const asked = new Set<string>();
  let isSlow = false;

  function settle(path: string, exists: boolean): boolean {
    answers.delete(path);
    answers.set(path, { exists, until: Date.now() + freshMs });
    const [oldest] = answers.keys();
    if (answers.size > mostAnswers && oldest !== undefined) answers.delete(oldest);
    return exists;
  }

  function ask(path: string): void {
    if (asked.has(path) || asked.size >= mostAsked) return;
    asked.add(path);
    slow.aside(async () => {
      const exists = await existsLater(path);
      asked.delete(path);
      settle(path, exists);
      whenKnown();
    });
  }

  return (path, { cwd, home }) => {
    const whole =
      path === "~" || path.startsWith("~/") ? join(home, path.slice(1)) : resolve(cwd, path);
    const known = answers.get(whole);
    if (known !== undefined && Date.now() < known.until) return known.exists;
    if (isSlow || slow.has(whole)) {
      ask(whole);
      return known?.exists;
    }
    const startedAt = performance.now();
    const exists = existsNow(whole);
    isSlow = performance.now() - startedAt > patienceMs;
    return settle(whole, exists);
  };
}

function existsNow(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false; // no permission to look is as good as not there
  }
}

async function existsLater(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}
