import { listAt, numberAt, parseJson } from "./json.ts";
import { isPrivateHost, serverRoot, type ModelEntry } from "./model-entry.ts";
import { authorization } from "./send-request.ts";

type Form = "llama.cpp" | "vllm";

/** The tokenizer of a server, if it offers it; that it does not is remembered. No method throws. */
export class ServerTokenizer {
  readonly #entry: ModelEntry;
  /** The forms of the question that it may still understand. */
  #forms: readonly Form[];

  constructor(entry: ModelEntry) {
    this.#entry = entry;
    this.#forms = isPrivateHost(entry.endpoint) ? ["llama.cpp", "vllm"] : [];
  }

  async count(text: string, signal: AbortSignal): Promise<number | undefined> {
    if (text === "") return 0;
    for (const form of this.#forms) {
      const answer = await this.#ask(form, text, signal);
      if (answer === "unsure") return undefined;
      if (answer === "no route") this.#forms = [];
      else if (answer !== "not understood") {
        this.#forms = [form];
        return answer;
      } else {
        this.#forms = this.#forms.filter((one) => one !== form);
      }
    }
    return undefined;
  }

  async #ask(
    form: Form,
    text: string,
    signal: AbortSignal,
  ): Promise<number | "no route" | "not understood" | "unsure"> {
    const { endpoint, model = "default" } = this.#entry;
    try {
      const response = await fetch(`${serverRoot(endpoint)}/tokenize`, {
        method: "POST",
        headers: { "content-type": "application/json", ...authorization(this.#entry) },
        body: JSON.stringify(form === "vllm" ? { model, prompt: text } : { content: text }),
        signal,
        redirect: "manual",
      });
      const answer = parseJson(await response.text());
      if (response.status === 404 || response.status === 405) return "no route";
      if (response.status >= 500) return "unsure"; // it still loads its model, for one
      const count = numberAt(answer, "count"); // of vLLM only
      if (!response.ok || (count !== undefined) !== (form === "vllm")) return "not understood";
      const tokens = count ?? listAt(answer, "tokens").length;
      return tokens > 0 ? tokens : "not understood";
    } catch {
      return "unsure"; // it takes too long, or the server has gone: the request itself will tell
    }
  }
}
