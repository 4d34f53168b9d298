import type { ChatMessage } from "./chat-message.ts";
import { createReplyParser } from "./reply.ts";

/** A message as OpenAI-compatible servers take it. */
export type WireMessage =
  | { readonly role: "system" | "user" | "assistant"; readonly content: string }
  | {
      readonly role: "assistant";
      readonly content: string | null;
      readonly tool_calls: readonly WireCall[];
    }
  | { readonly role: "tool"; readonly tool_call_id: string; readonly content: string };

export interface WireCall {
  readonly id: string;
  readonly type: "function";
  readonly function: { readonly name: "run"; readonly arguments: string };
}

/**
 * Roles alternate and the first after the system's is the user's, because the templates of many
 * models insist; results are the user's words, or with `tools` the answers to the calls that the
 * steps of the assistant's text become.
 */
export function toWire(
  messages: readonly ChatMessage[],
  { tools }: { readonly tools: boolean },
): readonly WireMessage[] {
  const wire = new WireMessages();
  const ids = new Set<string>();
  for (let at = 0; at < messages.length; at += 1) {
    const { role, content } = messages[at] ?? { role: "user", content: "" };
    const calls = tools && role === "assistant" ? toCalls(content, ids) : undefined;
    if (calls === undefined || calls.calls.length === 0) {
      wire.add(role === "result" ? "user" : role, content);
      continue;
    }
    const next = messages.findIndex((message, index) => index > at && message.role === "assistant");
    const answers = messages.slice(at + 1, next === -1 ? undefined : next);
    wire.addCalls(calls, answers);
    at += answers.length;
  }
  return wire.messages;
}

class WireMessages {
  readonly messages: WireMessage[] = [];

  add(role: "system" | "user" | "assistant", given: string): void {
    // Half a surrogate pair, left by some shortening, is no JSON to most servers.
    const content = given.toWellFormed();
    if (content === "") return;
    const last = this.messages.at(-1);
    const lateSystem = role === "system" && this.messages.some((one) => one.role !== "system");
    const as = lateSystem ? "user" : role;
    if (last?.role === as && !("tool_calls" in last)) {
      const merged = { role: as, content: `${last.content}\n\n${content}` };
      this.messages[this.messages.length - 1] = merged;
      return;
    }
    if (as === "assistant") this.#begin();
    this.messages.push({ role: as, content });
  }

  /** One answer for each call, in their order; what else was said in between comes after them. */
  addCalls({ content, calls }: Calls, answers: readonly ChatMessage[]): void {
    this.#begin();
    this.messages.push({ role: "assistant", content, tool_calls: calls });
    let answered = 0;
    const others: ChatMessage[] = [];
    for (const message of answers) {
      const call = message.role === "result" ? calls[answered] : undefined;
      if (call === undefined) others.push(message);
      else {
        this.#answer(call, message.content);
        answered += 1;
      }
    }
    for (const call of calls.slice(answered)) this.#answer(call, "[not run]");
    for (const { role, content: text } of others) this.add(role === "system" ? role : "user", text);
  }

  #answer({ id }: WireCall, content: string): void {
    this.messages.push({ role: "tool", tool_call_id: id, content: content.toWellFormed() });
  }

  /** A conversation whose beginning is left out may start with a reply. */
  #begin(): void {
    if (this.messages.some(({ role }) => role !== "system")) return;
    this.messages.push({ role: "user", content: "[what was asked before is left out here]" });
  }
}

interface Calls {
  readonly content: string | null;
  readonly calls: readonly WireCall[];
}

function toCalls(text: string, taken: Set<string>): Calls {
  const parser = createReplyParser();
  const said: string[] = [];
  const calls: WireCall[] = [];
  for (const part of [...parser.push(text), ...parser.end()]) {
    if (part.kind === "say") said.push(part.text.trim());
    if (part.kind !== "run") continue;
    const { command, background } = part;
    const given = JSON.stringify(background ? { command, background } : { command });
    const id = callId(`${text}\n${calls.length}`, taken);
    calls.push({ id, type: "function", function: { name: "run", arguments: given } });
  }
  return { content: said.join("\n\n").toWellFormed() || null, calls };
}

/** Of what the call is, not where it stands: a server's cache holds when what was before is left out. */
function callId(seed: string, taken: Set<string>): string {
  for (let salt = 0; ; salt += 1) {
    const id = `c${hash(`${seed}\n${salt}`).toString(16).padStart(8, "0")}`; // nine letters: Mistral's
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return value;
}
