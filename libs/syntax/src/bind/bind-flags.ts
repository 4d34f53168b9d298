import { nearestName } from "@aish/core";
import type { Argument, BoundFlag, UnboundArguments } from "./bind.ts";
import { flagName, helpFlag, jsonFlag, valueCount, writtenFlag } from "./bind-table.ts";
import type { BindTable } from "./bind-table.ts";
import { valueFault } from "./bind-value.ts";
import type { FlagDeclaration } from "../declaration.ts";
import { valueUsage } from "./usage-line.ts";

/** Reads one command's arguments from left to right and sorts flags from operands. */
export class FlagScan<V> {
  readonly flags = new Map<string, BoundFlag<V>[]>();
  readonly operands: Argument<V>[] = [];
  /** `--help` was given, so nothing else can be missing. */
  helped = false;
  private readonly table: BindTable;
  private args: readonly Argument<V>[] = [];
  private next = 0;
  /**
   * What cannot be known before running (`-$x`, `"$@"`) came along. From then on any argument may be a
   * flag, the value of one, or an operand behind `--`.
   */
  lostTrack = false;

  constructor(table: BindTable) {
    this.table = table;
  }

  read(args: readonly Argument<V>[]): UnboundArguments<V> | undefined {
    this.args = args;
    while (this.next < args.length) {
      const argument = args[this.next];
      this.next += 1;
      if (argument === undefined) continue;
      if (!argument.isFlag) {
        this.operands.push(argument);
        if (this.table.declaration.flagPlacement !== "first") continue;
        if (argument.openEnded) this.lostTrack = true;
        else if (!this.lostTrack) return this.takeRest();
        continue;
      }
      if (argument.openEnded || argument.text === undefined) {
        this.lostTrack = true;
        this.operands.push(argument);
        continue;
      }
      if (argument.text === "--") return this.takeRest();
      const fault = this.readFlag(argument, argument.text);
      if (this.helped) return undefined;
      if (fault === undefined) continue;
      if (!this.lostTrack) return fault;
      this.operands.push(argument);
    }
    return undefined;
  }

  private takeRest(): undefined {
    for (; this.next < this.args.length; this.next += 1) {
      const argument = this.args[this.next];
      if (argument !== undefined) this.operands.push(argument);
    }
    return undefined;
  }

  private readFlag(argument: Argument<V>, text: string): UnboundArguments<V> | undefined {
    if (longShape.test(text)) return this.readLong(argument, text);
    if (shortShape.test(text)) return this.readShort(argument, text.slice(1));
    const signed = this.table.shorts.get(text);
    if (signed !== undefined) return this.bind(signed, argument, undefined);
    this.operands.push(argument);
    return undefined;
  }

  private readLong(argument: Argument<V>, text: string): UnboundArguments<V> | undefined {
    const equals = text.indexOf("=");
    const name = equals === -1 ? text.slice(2) : text.slice(2, equals);
    const flag = this.table.longs.get(name);
    if (flag === undefined) return unknown(this.table, argument, `--${name}`);
    if (equals === -1) return this.bind(flag, argument, undefined);
    const value = text.slice(equals + 1);
    if (flag.value !== undefined) return this.bind(flag, argument, value);
    if (falseWords.has(value)) {
      this.flags.delete(flagName(flag));
      return undefined;
    }
    if (flag === jsonFlag || trueWords.has(value)) return this.bind(flag, argument, undefined);
    return {
      ok: false,
      fault: "badFlag",
      message: `flag --${name} takes no value`,
      hint: `write --${name} alone`,
      argument,
    };
  }

  /** `-l`, `-maxdepth`, `-5`, `-la`, `-n5`, `-lan5`; a negative number where nothing of that is declared. */
  private readShort(argument: Argument<V>, body: string): UnboundArguments<V> | undefined {
    const { shorts, numeric } = this.table;
    const whole = shorts.get(body);
    if (whole !== undefined) return this.bind(whole, argument, undefined);
    // `-recursive` would bind as `-r -e cursive`, which nobody means.
    if (body.length > 2 && this.table.longs.has(body)) {
      return unknown(this.table, argument, `-${body}`);
    }
    if (numeric !== undefined && digits.test(body)) return this.bind(numeric, argument, body);
    // Looked up as a whole first, so that a bundle with an unknown letter binds nothing.
    for (let at = 0; at < body.length; at += 1) {
      const flag = shorts.get(body.charAt(at));
      if (flag === undefined) {
        if (at > 0 || !startsWithDigit.test(body)) {
          return unknown(this.table, argument, `-${at === 0 ? body : body.charAt(at)}`);
        }
        this.operands.push(argument);
        return undefined;
      }
      if (flag.value !== undefined) break;
    }
    for (let at = 0; at < body.length; at += 1) {
      const flag = shorts.get(body.charAt(at));
      if (flag === undefined) return undefined;
      const glued = flag.value === undefined ? "" : body.slice(at + 1);
      const fault = this.bind(flag, argument, glued === "" ? undefined : glued);
      if (fault !== undefined || flag.value !== undefined) return fault;
    }
    return undefined;
  }

  /** `glued` is a value that stood in the same word. */
  private bind(
    flag: FlagDeclaration,
    argument: Argument<V>,
    glued: string | undefined,
  ): UnboundArguments<V> | undefined {
    if (flag.value === undefined) {
      if (flag === helpFlag) this.helped = true;
      this.record(flag, undefined, undefined);
      return undefined;
    }
    if (glued === undefined && flag.value.implied !== undefined) {
      this.record(flag, flag.value.implied, undefined);
      return undefined;
    }
    let fault = glued === undefined ? undefined : this.bindValue(flag, argument, glued, undefined);
    for (let left = valueCount(flag) - (glued === undefined ? 0 : 1); left > 0; left -= 1) {
      const follower = this.args[this.next];
      if (fault !== undefined) return fault;
      if (follower === undefined) return valueMissing(flag, argument);
      this.next += 1;
      fault = this.bindValue(flag, follower, follower.text, follower);
      if (!follower.openEnded) continue;
      // It may come to nothing, or to more than the value.
      this.lostTrack = true;
      this.operands.push(follower);
    }
    return fault;
  }

  private bindValue(
    flag: FlagDeclaration,
    blamed: Argument<V>,
    text: string | undefined,
    argument: Argument<V> | undefined,
  ): UnboundArguments<V> | undefined {
    const expected =
      text === undefined || flag.value === undefined
        ? undefined
        : valueFault(flag.value.type, text, "flag");
    if (expected !== undefined) {
      return {
        ok: false,
        fault: "wrongType",
        message: `${writtenFlag(flag)} must be ${expected}, got ${text === "" ? "nothing" : text}`,
        hint: undefined,
        argument: blamed,
      };
    }
    this.record(flag, text, argument);
    return undefined;
  }

  private record(
    flag: FlagDeclaration,
    text: string | undefined,
    argument: Argument<V> | undefined,
  ): void {
    const name = flagName(flag);
    const bound = { declaration: flag, text, argument };
    const earlier = flag.repeatable || valueCount(flag) > 1 ? this.flags.get(name) : undefined;
    if (earlier === undefined) this.flags.set(name, [bound]);
    else earlier.push(bound);
  }
}

const longShape = /^--[A-Za-z]/;
const shortShape = /^-[A-Za-z0-9.]/;
const startsWithDigit = /^[0-9.]/;
const digits = /^[0-9]+$/;
/** `--switch=false` takes a switch back. */
const falseWords: ReadonlySet<string> = new Set(["0", "false", ""]);
const trueWords: ReadonlySet<string> = new Set(["1", "true"]);

function valueMissing<V>(flag: FlagDeclaration, argument: Argument<V>): UnboundArguments<V> {
  const written = writtenFlag(flag);
  return {
    ok: false,
    fault: "badFlag",
    message: `flag ${written} needs a value`,
    hint: `write ${written}${valueUsage(flag)}`,
    argument,
  };
}

function unknown<V>(table: BindTable, argument: Argument<V>, written: string): UnboundArguments<V> {
  const meant = nearestFlag(table, written.replace(/^-+/, ""));
  return {
    ok: false,
    fault: "unknownFlag",
    message: `unknown flag ${written}`,
    hint:
      meant === undefined
        ? "to pass it as text, quote it or write it after --"
        : `did you mean ${meant}?`,
    argument,
  };
}

/** One letter is near to every other letter: of those only the same in the other case is meant. */
function nearestFlag({ longs, shorts }: BindTable, name: string): string | undefined {
  if (longs.has(name)) return `--${name}`;
  if (shorts.has(name)) return `-${name}`;
  if (name.length === 1) {
    const other = name === name.toUpperCase() ? name.toLowerCase() : name.toUpperCase();
    return shorts.has(other) ? `-${other}` : undefined;
  }
  const words = [...shorts.keys()].filter((short) => short.length > 1);
  const nearest = nearestName(name, [...longs.keys(), ...words]);
  if (nearest === undefined) return undefined;
  return longs.has(nearest) ? `--${nearest}` : `-${nearest}`;
}
