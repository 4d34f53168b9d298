/** One case of the shared conformance data, as it stands in the files. */
export interface ConformanceCase extends Step {
  readonly name: string;
  readonly area: string;
  readonly kind: "script" | "cli" | "script-file" | "parse";
  readonly config?: CaseConfig;
  readonly steps?: readonly Step[];
  readonly argv?: readonly string[];
  readonly parses?: boolean | null;
  readonly lexer_error?: unknown;
  readonly builtin?: string;
  readonly links?: Readonly<Record<string, string>>;
  readonly weak?: boolean;
  readonly level?: "lexer" | "parser";
}

export interface CaseConfig {
  readonly mode: "transient" | "repl" | "isolated" | "memfs" | "cli" | "agent" | "agent_with_root";
  readonly cwd?: string | null;
  readonly errexit?: boolean;
  readonly allow_external_commands?: boolean;
  readonly overlay?: boolean;
}

export interface Step extends Expectations {
  readonly script?: string;
  readonly stdin?: Content;
  readonly files?: Readonly<Record<string, Content>>;
  readonly dirs?: readonly string[];
}

export type Content = string | { readonly hex: string };

export interface Expectations {
  readonly expected_code?: number;
  readonly expected_failure?: boolean;
  readonly rejected?: boolean;
  readonly expected_stdout?: Content;
  readonly expected_stdout_trim?: string;
  readonly contains?: readonly string[];
  readonly not_contains?: readonly string[];
  readonly expected_json_type?: string;
  readonly json_has_keys?: readonly string[];
  readonly checks?: readonly Check[];
}

export interface Check {
  readonly on:
    "stdout" | "stderr" | "code" | "file" | "any" | "run" | "rejected" | "error" | "diag";
  readonly is: string;
  readonly value: unknown;
  readonly ops?: readonly (string | readonly [string, string | number])[];
  readonly path?: string;
}

/** `{ hex }` stands for bytes. */
export function toBytes(content: Content): Uint8Array {
  return typeof content === "string"
    ? new TextEncoder().encode(content)
    : Uint8Array.fromHex(content.hex);
}
