import type { LiveView } from "@aish/terminal/screen";

/** A view with a usual prompt, the cursor at the end of its text. */
export function liveViewOf(parts: Partial<LiveView> = {}): LiveView {
  return {
    prompt: [[{ text: "❯ ", sgr: "35" }]],
    rightPrompt: [],
    continuation: [{ text: "… ", sgr: "2" }],
    text: "",
    cursor: parts.text?.length ?? 0,
    colours: [],
    selection: undefined,
    ghost: "",
    ghostSgr: "90",
    below: [],
    ...parts,
  };
}
