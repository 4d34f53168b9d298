import type { ErrorShape } from "../script.ts";

/** An error in the middle of a stream. */
export function errorFrame(shape: ErrorShape, message: string): string {
  const error = { code: 500, message, type: "server_error" };
  switch (shape) {
    case "data":
      return `data: ${JSON.stringify({ error })}\n\n`;
    case "dataThenDone":
      return `data: ${JSON.stringify({ error })}\n\ndata: [DONE]\n\n`;
    case "field":
      return `error: ${JSON.stringify(error)}\n\n`;
    case "bareLine":
      return `${JSON.stringify({ error: message })}\n`;
    case "event":
      return `event: error\ndata: ${JSON.stringify({ error })}\n\n`;
    case "topLevel":
      return `data: ${JSON.stringify({ object: "error", ...error })}\n\n`;
    case "finishReason": {
      const choice = { index: 0, delta: { content: "" }, finish_reason: "error" };
      return `data: ${JSON.stringify({ error: { code: 500, message }, choices: [choice] })}\n\n`;
    }
    default:
      return shape satisfies never;
  }
}
