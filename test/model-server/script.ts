/** What the scripted server answers, reply by reply. All of it can stand in a JSON file. */
export interface Script {
  readonly replies: readonly ScriptedReply[];
  /** Whose words it speaks. */
  readonly dialect?: Dialect;
  readonly model?: string;
  /** `n_ctx` of /props and /v1/models. */
  readonly context?: number;
  /** So many requests are first answered with 503 "Loading model". */
  readonly loadingRequests?: number;
}

export type Dialect = "llama.cpp";

export interface ScriptedReply {
  /** Only for a request whose last message holds this; without it, for the next request. */
  readonly when?: string;
  /** The last message must hold all of these, or the request is refused and noted as a problem. */
  readonly expects?: readonly string[];

  readonly text?: string;
  readonly reasoning?: string;
  /** Characters per delta. */
  readonly piece?: number;
  /** `null` leaves it out. */
  readonly finishReason?: string | null;
  readonly done?: boolean;
  readonly usage?: boolean;

  /** An answer that is no stream. */
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body to the byte, instead of `text`. */
  readonly raw?: string;
  readonly contentType?: string;

  /** How the frames are written. */
  readonly cutBytes?: number;
  readonly lineEnd?: "\n" | "\r\n";
  readonly byteOrderMark?: boolean;
  readonly spaceAfterData?: boolean;
  readonly lastBlankLine?: boolean;
  readonly pauseMs?: number;

  /** What goes wrong, after so many frames; the first one carries only the role. */
  readonly stallAfter?: number;
  readonly dropAfter?: number;
  readonly endAfter?: number;
  readonly errorAfter?: MidStreamError;
}

export interface MidStreamError {
  readonly frames: number;
  /** `data: {"error"…}`, `error: {…}`, a bare JSON line, `event: error`. */
  readonly shape: "data" | "field" | "bareLine" | "event";
  readonly message: string;
}
