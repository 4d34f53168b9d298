/** What the scripted server answers, reply by reply. All of it can stand in a JSON file. */
export interface Script {
  readonly replies: readonly ScriptedReply[];
  /** Whose words it speaks; llama.cpp if not said. */
  readonly dialect?: DialectName;
  readonly model?: string;
  /** Tokens that fit, prompt and reply together; 8192 if not said. */
  readonly context?: number;
  /** What its own routes say instead of `context`, for a server that takes less than it says. */
  readonly saidContext?: number;
  /** So many requests are first answered with 503 "Loading model". */
  readonly loadingRequests?: number;
  /** False: Ollama and LM Studio say that nothing is loaded until they are first asked. */
  readonly loaded?: boolean;
  /** Requests without it are answered with 401. */
  readonly apiKey?: string;

  /** Answers to the requests that a program makes beside the conversation. */
  readonly title?: string | ScriptedReply;
  readonly summary?: string | ScriptedReply;
  readonly explanation?: string | ScriptedReply;
}

export type DialectName =
  | "llama.cpp"
  | "llama.cpp-old"
  | "ollama"
  | "lm-studio"
  | "vllm"
  | "vllm-old"
  | "openrouter"
  | "openai";

export interface ScriptedReply {
  /** Only for a request whose last messages hold (one of) this; without it, for the next request. */
  readonly when?: string | readonly string[];
  /** Stays in the script after it was used; otherwise each entry answers once. */
  readonly again?: boolean;
  /** The last messages must hold all of these, or the request is refused and noted as a problem. */
  readonly expects?: readonly string[];

  readonly text?: string;
  readonly reasoning?: string;
  /** Commands, as native tool calls; as `CMD:` lines if the request offers no tools. */
  readonly calls?: readonly ScriptedCall[];
  /** Characters per delta, each of which counts as one token. */
  readonly piece?: number;
  /** `null` leaves it out. */
  readonly finishReason?: string | null;
  readonly done?: boolean;
  readonly usage?: boolean;

  /** A JSON completion in place of a stream, a web page, or nothing. */
  readonly as?: "json" | "html" | "nothing";

  /** An answer that is no reply, in the dialect's own form; `text` is its message. */
  readonly status?: number;
  /** Seconds, in the header. */
  readonly retryAfter?: number;
  /** The header holds the date that is so many seconds away. */
  readonly retryAfterDate?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body of any answer, instead of `text`; `raw` to the byte. */
  readonly body?: unknown;
  readonly raw?: string;
  readonly contentType?: string;

  /** How the frames are written. */
  readonly cutBytes?: number;
  /** One cut, before this byte. */
  readonly cutAt?: number;
  readonly lineEnd?: "\n" | "\r\n";
  readonly byteOrderMark?: boolean;
  readonly spaceAfterData?: boolean;
  readonly lastBlankLine?: boolean;
  readonly pauseMs?: number;
  readonly tokensPerSecond?: number;

  /**
   * What goes wrong, after so many frames; the first one carries only the role, where the dialect
   * has such a one. Comments and progress before it do not count.
   */
  readonly stallAfter?: number | "headers";
  /** The stall ends by itself; otherwise when the client goes. */
  readonly stallMs?: number;
  readonly dropAfter?: number;
  readonly endAfter?: number;
  readonly errorAfter?: MidStreamError;
}

export interface ScriptedCall {
  readonly command: string;
  readonly background?: boolean;
}

export interface MidStreamError {
  readonly frames: number;
  /** The dialect's own if not said. */
  readonly shape?: ErrorShape;
  readonly message: string;
}

/**
 * `data: {"error"…}`, the same and [DONE], `error: {…}`, a bare JSON line, `event: error`,
 * `data: {"object":"error"…}`, an error beside a choice that ends with "error".
 */
export type ErrorShape =
  "data" | "dataThenDone" | "field" | "bareLine" | "event" | "topLevel" | "finishReason";
