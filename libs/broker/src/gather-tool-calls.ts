import { listAt, numberAt, parseJson, textAt, toObject } from "./json.ts";
import { toRunCall, type ReadCall } from "./run-call.ts";

/** Puts native tool calls together, however a server cuts and numbers them. */
export interface ToolCallGatherer {
  /** The `delta` or `message` of a choice. */
  take(delta: unknown): void;
  /** What they are, in their order. What is no whole call is a problem: nothing runs half. */
  end(): readonly ReadCall[];
}

interface Piecewise {
  id: string;
  name: string;
  given: string;
}

export function createToolCallGatherer(): ToolCallGatherer {
  const calls: Piecewise[] = [];
  const byIndex = new Map<number, Piecewise>();

  function takeOne(piece: unknown): void {
    const index = numberAt(piece, "index");
    const id = textAt(piece, "id") ?? "";
    const name = textAt(piece, "function", "name") ?? "";
    const given = argumentsOf(piece);
    let call = index === undefined ? calls.at(-1) : byIndex.get(index);
    // Some servers send index 0 for every call, and some no index at all.
    if (call === undefined || isAnother(call, { id, name, given })) {
      call = { id: "", name: "", given: "" };
      calls.push(call);
    }
    if (index !== undefined) byIndex.set(index, call);
    call.id ||= id;
    call.name ||= name;
    call.given += given;
  }

  return {
    take(delta) {
      for (const piece of listAt(delta, "tool_calls")) takeOne(piece);
    },
    end: () => calls.map(({ name, given }) => toRunCall(name, given)),
  };
}

function isAnother(call: Piecewise, piece: Piecewise): boolean {
  if (piece.id !== "" && call.id !== "") return piece.id !== call.id;
  if (piece.name === "" || call.name === "") return false;
  // The name again: of a new call if the arguments of the one before are whole.
  return piece.name !== call.name || (piece.given !== "" && isWhole(call.given));
}

function isWhole(given: string): boolean {
  return toObject(parseJson(given)) !== undefined;
}

/** A text in pieces, or from some servers an object. */
function argumentsOf(piece: unknown): string {
  const given = toObject(toObject(piece)?.["function"])?.["arguments"];
  if (typeof given === "string") return given;
  return given === undefined || given === null ? "" : JSON.stringify(given);
}
