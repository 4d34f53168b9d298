import type { ByteSink } from "./byte-stream.ts";
import { andThen } from "../code.ts";
import type { Context } from "../context.ts";
import { throwIfAborted, untilAborted } from "../interrupted.ts";

/**
 * A sink that never makes its writer wait (a file, `/dev/null`, a pipe whose reader is quick) would let an
 * endless writer keep signals and timers out for good; and one whose reader is stuck would hold its writer
 * beyond the signal.
 */
export function pacedSink(sink: ByteSink, context: Context): ByteSink {
  const { signal } = context;
  const { pulse } = context.shell.runtime;
  return {
    write(chunk) {
      const taken = sink.write(chunk);
      const written = taken instanceof Promise ? untilAborted(taken, signal) : taken;
      const pause = pulse.beat();
      if (pause === undefined) return written;
      return andThen(written, () => pause.then(() => throwIfAborted(signal)));
    },
    get descriptor() {
      return sink.descriptor;
    },
  };
}
