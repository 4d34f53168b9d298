import { assertNever } from "@aish/core";
import { cut } from "../listings/columns.ts";
import { set, type Variables } from "../environment/variables.ts";

/** Something that a person who looks elsewhere should hear of. */
export interface Notice {
  readonly title: string;
  readonly body: string;
}

/** How this terminal shows one. */
export type NoticeChannel =
  | { readonly kind: "osc9" | "osc99" | "osc777"; readonly inTmux: boolean }
  | { readonly kind: "bell" }
  | { readonly kind: "program"; readonly path: string };

export type NoticeAct =
  | { readonly kind: "write"; readonly bytes: string }
  | { readonly kind: "run"; readonly argv: readonly string[] };

export interface NoticeSurroundings {
  readonly variables: Variables;
  /** What the terminal answered to XTVERSION; inside tmux that is tmux. */
  readonly terminalName: string | undefined;
  /** Absolute path of a program by its name. */
  readonly which: (name: string) => string | undefined;
}

export function noticeChannel(around: NoticeSurroundings): NoticeChannel {
  const { variables } = around;
  const kind = protocolOf(around);
  if (kind !== undefined && set(variables["STY"]) === undefined) {
    return { kind, inTmux: set(variables["TMUX"]) !== undefined };
  }
  const screen = set(variables["DISPLAY"]) ?? set(variables["WAYLAND_DISPLAY"]);
  const isRemote = set(variables["SSH_CONNECTION"]) ?? set(variables["SSH_TTY"]);
  const path =
    screen === undefined || isRemote !== undefined ? undefined : around.which("notify-send");
  return path === undefined ? { kind: "bell" } : { kind: "program", path };
}

/** Variables come first: inside tmux they are what is left of the terminal around it. */
function protocolOf({
  variables,
  terminalName = "",
}: NoticeSurroundings): "osc9" | "osc99" | "osc777" | undefined {
  const names = [variables["TERM_PROGRAM"], variables["LC_TERMINAL"], variables["TERM"]];
  const known = [...names, terminalName].join(" ");
  if (set(variables["KITTY_WINDOW_ID"]) !== undefined || /kitty/i.test(known)) return "osc99";
  if (set(variables["WEZTERM_PANE"]) !== undefined || /wezterm/i.test(known)) return "osc777";
  if (set(variables["GHOSTTY_RESOURCES_DIR"]) !== undefined) return "osc777";
  if (/ghostty|\bfoot\b|rxvt-unicode/i.test(known)) return "osc777";
  if (set(variables["ITERM_SESSION_ID"]) !== undefined) return "osc9";
  if (/iterm|warp/i.test(known)) return "osc9";
  return undefined;
}

const titleColumns = 80;
const bodyColumns = 250;

export function noticeAct(channel: NoticeChannel, notice: Notice): NoticeAct {
  const title = cut(notice.title, titleColumns);
  const body = cut(notice.body, bodyColumns);
  switch (channel.kind) {
    case "osc9":
      // A number and a semicolon at the start would be another command, such as that of progress.
      return passed(osc(`9;${`${title}: ${body}`.replace(/^(?=\d+;)/, " ")}`), channel.inTmux);
    case "osc99":
      return passed(
        osc(`99;i=aish:d=0:p=title;${title}`) + osc(`99;i=aish:d=1:p=body;${body}`),
        channel.inTmux,
      );
    case "osc777":
      return passed(osc(`777;notify;${title.replaceAll(";", ",")};${body}`), channel.inTmux);
    case "bell":
      return { kind: "write", bytes: bell };
    case "program":
      return { kind: "run", argv: [channel.path, "--app-name=aish", "--", title, body] };
    default:
      return assertNever(channel);
  }
}

const bell = "\u0007";

function osc(text: string): string {
  return `\u001B]${text}\u001B\\`;
}

/**
 * tmux hands on what is wrapped for it, if it is told to (`allow-passthrough`); the bell marks the
 * window in any case.
 */
function passed(bytes: string, inTmux: boolean): NoticeAct {
  if (!inTmux) return { kind: "write", bytes };
  const doubled = bytes.replaceAll("\u001B", "\u001B\u001B");
  return { kind: "write", bytes: `\u001BPtmux;${doubled}\u001B\\${bell}` };
}
