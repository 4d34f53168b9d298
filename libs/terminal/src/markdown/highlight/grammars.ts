import { blue, bold, cyan, dim, green, magenta, red, type Style } from "../style.ts";
import type { Grammar, Span } from "./grammar.ts";

const keyword = magenta;
const constant = cyan;
const name = blue;
const text = green;

function wordsOf(keywords: string, constants = ""): ReadonlyMap<string, Style> {
  return new Map([
    ...keywords.split(" ").map((each) => [each, keyword] as const),
    ...constants.split(" ").map((each) => [each, constant] as const),
  ]);
}

function quoted(mark: string, options: Partial<Span> = {}): Span {
  return { open: mark, close: mark, style: text, escapes: true, spansLines: false, ...options };
}

function comment(open: string, close: string): Span {
  return { open, close, style: dim, escapes: false, spansLines: true };
}

const long = { spansLines: true };
const cComment = comment("/*", "*/");

const shell: Grammar = {
  comments: ["#"],
  commentNeedsSpace: true,
  spans: [quoted('"', long), quoted("'", { escapes: false, spansLines: true })],
  words: wordsOf(
    "if then else elif fi for while until do done case esac in function select time return exit break continue local export readonly declare unset source set shift trap eval exec",
    "true false",
  ),
  marked: { starts: "$", pattern: /\$(?:\w+|\{[^}\s]*\}?|[?#@*!$-])?/y, style: cyan },
};

const shellSession: Grammar = {
  ...shell,
  spans: [quoted('"'), quoted("'", { escapes: false })],
  wholeLine: (start) => (/^(?:[$%>] |# )/.test(start) ? undefined : 0),
};

const json: Grammar = {
  comments: ["//"],
  spans: [quoted('"'), cComment],
  words: wordsOf("", "true false null"),
  namesAreStrings: true,
};

const yaml: Grammar = {
  comments: ["#"],
  commentNeedsSpace: true,
  spans: [quoted('"'), quoted("'", { escapes: false })],
  words: wordsOf("", "true false null yes no on off"),
  firstWord: { pattern: /[\w./-]+(?=\s*:)/y, style: name },
  marked: { starts: "&*!", pattern: /[&*!][\w./-]*/y, style: cyan },
};

const toml: Grammar = {
  comments: ["#"],
  spans: [
    quoted('"""', long),
    quoted("'''", { escapes: false, spansLines: true }),
    quoted('"'),
    quoted("'", { escapes: false }),
  ],
  words: wordsOf("", "true false inf nan"),
  firstWord: { pattern: /[\w.-]+(?=\s*=)/y, style: name },
};

const script: Grammar = {
  comments: ["//"],
  spans: [cComment, quoted('"'), quoted("'"), quoted("`", long)],
  words: wordsOf(
    "abstract as async await break case catch class const continue debugger declare default delete do else enum export extends finally for from function get if implements import in infer instanceof interface is keyof let namespace new of override private protected public readonly return satisfies set static super switch this throw try type typeof using var void while with yield",
    "true false null undefined NaN Infinity any boolean never number object string symbol unknown bigint",
  ),
  marked: { starts: "@", pattern: /@\w*/y, style: cyan },
};

const python: Grammar = {
  comments: ["#"],
  spans: [quoted('"""', long), quoted("'''", long), quoted('"'), quoted("'")],
  words: wordsOf(
    "and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try while with yield",
    "True False None self cls int str float bool list dict set tuple bytes",
  ),
  marked: { starts: "@", pattern: /@[\w.]*/y, style: cyan },
};

const go: Grammar = {
  comments: ["//"],
  spans: [cComment, quoted('"'), quoted("'"), quoted("`", { escapes: false, spansLines: true })],
  words: wordsOf(
    "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var",
    "true false nil iota any bool byte error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr",
  ),
};

const rust: Grammar = {
  comments: ["//"],
  // A quote alone begins a lifetime as often as a character.
  spans: [cComment, quoted('"', long)],
  words: wordsOf(
    "as async await break const continue crate dyn else enum extern fn for if impl in let loop match mod move mut pub ref return static struct super trait type unsafe use where while",
    "true false self Self Some None Ok Err bool char str u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 String Vec Option Result Box",
  ),
  marked: { starts: "#", pattern: /#!?(?:\[[^\]]*\]?)?/y, style: cyan },
};

const c: Grammar = {
  comments: ["//"],
  spans: [cComment, quoted('"'), quoted("'")],
  words: wordsOf(
    "alignas auto break case catch class concept const constexpr continue co_await co_return co_yield default delete do else enum explicit export extern final for friend goto if import inline mutable namespace new noexcept operator override private protected public register requires restrict return sizeof static struct switch template this throw try typedef typename union using virtual volatile while abstract boolean extends implements instanceof interface package super synchronized throws",
    "true false nullptr NULL null bool char double float int long short signed unsigned void size_t ssize_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t std string var",
  ),
  marked: { starts: "#@", pattern: /[#@]\w*/y, style: cyan },
};

const sql: Grammar = {
  comments: ["--"],
  spans: [cComment, quoted("'", { escapes: false, spansLines: true }), quoted('"', { style: 0 })],
  words: wordsOf(
    "add all alter analyze and as asc begin between by cascade case check collate column commit conflict constraint create cross current_timestamp database default delete desc distinct do drop else end except exists explain foreign from full function group having if in index inner insert intersect into is join key left like limit not nothing offset on or order outer over partition pragma primary recursive references replace returning right rollback select set strict table then to transaction trigger union unique update using values view when where window with without",
    "true false null integer int bigint text real blob boolean varchar char date timestamp numeric serial",
  ),
  anyCase: true,
};

const diff: Grammar = {
  comments: [],
  spans: [],
  words: new Map(),
  wholeLine: (start) => {
    if (/^(?:\+\+\+|---|diff|inde)/.test(start)) return bold;
    if (start.startsWith("@@")) return cyan;
    if (start.startsWith("+")) return green;
    return start.startsWith("-") ? red : 0;
  },
};

const markup: Grammar = {
  comments: [],
  spans: [comment("<!--", "-->"), quoted('"', { escapes: false })],
  words: new Map(),
  marked: { starts: "<&", pattern: /<[/!?]?[A-Za-z][\w:.-]*|&#?\w+;?|[<&]/y, style: name },
};

const css: Grammar = {
  comments: [],
  spans: [cComment, quoted('"'), quoted("'")],
  words: wordsOf("important", "none auto inherit initial unset flex grid block inline"),
  firstWord: { pattern: /[\w-]+(?=\s*:)/y, style: name },
  marked: { starts: "@", pattern: /@[\w-]*/y, style: keyword },
};

const markdown: Grammar = {
  comments: [],
  spans: [quoted("`", { escapes: false })],
  words: new Map(),
  wholeLine: (start) => {
    if (/^#{1,6}(?: |#|$)/.test(start)) return bold;
    if (start.startsWith(">")) return dim;
    return /^(?:```|~~~|---)/.test(start) ? dim : undefined;
  },
};

const dockerfile: Grammar = {
  ...shell,
  firstWord: { pattern: /[A-Z]+(?=\s)/y, style: keyword },
  words: wordsOf("AS"),
};

const makefile: Grammar = {
  comments: ["#"],
  spans: [quoted('"'), quoted("'", { escapes: false })],
  words: wordsOf("include define endef ifdef ifndef ifeq ifneq else endif export override"),
  firstWord: { pattern: /[\w.%/-]+(?=\s*[:?+]?[:=])/y, style: name },
  marked: { starts: "$", pattern: /\$(?:\([^)\s]*\)?|\{[^}\s]*\}?|.)?/y, style: cyan },
};

const ini: Grammar = { ...toml, comments: ["#", ";"], commentNeedsSpace: true };

const grammars: ReadonlyMap<string, Grammar> = new Map(
  (
    [
      [shell, "sh bash zsh shell fish ksh"],
      [shellSession, "console shell-session terminal"],
      [json, "json jsonc json5 jsonl"],
      [yaml, "yaml yml"],
      [toml, "toml"],
      [ini, "ini conf cfg properties systemd service"],
      [script, "ts tsx js jsx mjs cjs typescript javascript"],
      [python, "python py python3"],
      [go, "go golang"],
      [rust, "rust rs"],
      [c, "c h cpp c++ cc hpp cxx java cs csharp"],
      [sql, "sql sqlite postgresql mysql"],
      [diff, "diff patch"],
      [markup, "html xml svg xhtml vue"],
      [css, "css scss less"],
      [markdown, "md markdown"],
      [dockerfile, "dockerfile docker containerfile"],
      [makefile, "makefile make mk"],
    ] as const
  ).flatMap(([grammar, names]) => names.split(" ").map((each) => [each, grammar] as const)),
);

/** Undefined where the language is not known: its code is written as it is. */
export function grammarOf(language: string): Grammar | undefined {
  return grammars.get(language.toLowerCase());
}
