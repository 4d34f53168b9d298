/** Takes a `<think>` at the start of a reply apart from the rest, however the text is cut. */
export interface ThoughtSplitter {
  push(text: string): { readonly thought: string; readonly text: string };
  /** What was held back. */
  end(): { readonly thought: string; readonly text: string };
}

const opening = "<think>";
const closing = "</think>";

export function createThoughtSplitter(): ThoughtSplitter {
  let phase: "start" | "thought" | "body" = "start";
  let held = "";

  function inBody(): boolean {
    return phase === "body";
  }

  function takeStart(): void {
    const text = held.trimStart();
    if (text.startsWith(opening)) {
      phase = "thought";
      held = text.slice(opening.length);
    } else if (!opening.startsWith(text)) {
      phase = "body";
      held = held.replace(/^\s*\n/, ""); // empty lines go, the indentation of the first stays
    }
  }

  function takeHeld(): string {
    let thought = "";
    for (let before = -1; held.length !== before && !inBody();) {
      before = held.length;
      if (phase === "start") takeStart();
      else thought += takeThought();
    }
    return thought;
  }

  function takeThought(): string {
    const end = held.indexOf(closing);
    const kept = end === -1 ? lengthOfPossibleTag(held) : held.length - end;
    const thought = held.slice(0, held.length - kept);
    held = held.slice(held.length - kept);
    if (end !== -1) {
      held = held.slice(closing.length);
      phase = "start"; // another one may follow
    }
    return thought;
  }

  return {
    push(text) {
      if (inBody()) return { thought: "", text };
      held += text;
      const thought = takeHeld();
      if (!inBody()) return { thought, text: "" };
      const rest = held;
      held = "";
      return { thought, text: rest };
    },
    end() {
      const rest = held;
      held = "";
      return phase === "thought" ? { thought: rest, text: "" } : { thought: "", text: rest };
    },
  };
}

/** How many characters at the end of the text may be the beginning of the closing tag. */
function lengthOfPossibleTag(text: string): number {
  for (let length = Math.min(closing.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(closing.slice(0, length))) return length;
  }
  return 0;
}
