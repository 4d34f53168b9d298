import type { Argument } from "@aish/syntax";
import { joinText, toText } from "../values/value-text.ts";
import type { Value } from "../values/value.ts";

/** An argument that has been evaluated. Its text is made when somebody asks. */
export class ValueArgument implements Argument<Value> {
  readonly #value: Value;
  readonly isFlag: boolean;
  readonly openEnded = false;

  constructor(value: Value, isFlag: boolean) {
    this.#value = value;
    this.isFlag = isFlag;
  }

  get value(): Value {
    return this.#value;
  }

  get text(): string {
    return typeof this.#value === "string" ? this.#value : toText(this.#value);
  }
}

/** `name=value`: text to most commands, a typed value to the few that assign (`export`, `alias`). */
export class AssignmentArgument extends ValueArgument {
  readonly assigned: Value;
  readonly #before: string;

  constructor(before: string, assigned: Value) {
    super("", false);
    this.#before = before;
    this.assigned = assigned;
  }

  override get value(): Value {
    return this.text;
  }

  override get text(): string {
    return this.#before + joinText(this.assigned);
  }

  /** The same for a command that takes the value itself: what has no text is shown, not refused. */
  assigning(): AssignmentArgument {
    return new ShownAssignment(this.#before, this.assigned);
  }
}

class ShownAssignment extends AssignmentArgument {
  readonly #shown: string;

  constructor(before: string, assigned: Value) {
    super(before, assigned);
    const isBytes = assigned instanceof Uint8Array;
    this.#shown = before + (isBytes ? `${assigned.length} bytes` : toText(assigned));
  }

  override get text(): string {
    return this.#shown;
  }
}
