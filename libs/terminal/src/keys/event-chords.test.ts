import { expect, test } from "bun:test";
import { eventChords } from "./event-chords.ts";
import type { KeyEvent } from "./key-event.ts";

test.each<{ event: KeyEvent; chords: string[] }>([
  { event: { kind: "text", text: "jjj" }, chords: ["j", "j", "j"] },
  { event: { kind: "text", text: "G /" }, chords: ["shift+g", "space", "/"] },
  { event: { kind: "text", text: "?" }, chords: ["?"] },
  { event: { kind: "chord", chord: "ctrl+a" }, chords: ["ctrl+a"] },
  { event: { kind: "paste", text: "q" }, chords: [] },
  { event: { kind: "focus", focused: true }, chords: [] },
])("$event is the keys $chords", ({ event, chords }) => {
  expect(eventChords(event)).toEqual(chords);
});
