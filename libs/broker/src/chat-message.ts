/** One message of a conversation, in the words of no server. */
export interface ChatMessage {
  /**
   * `result`: what came of one step of the assistant's message before it; results stand in the
   * order of its steps.
   */
  readonly role: "system" | "user" | "assistant" | "result";
  readonly content: string;
}
