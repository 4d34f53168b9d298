/** Nobody reads what is written any more: the writer ends in silence, as SIGPIPE would end a process. */
export class BrokenPipe extends Error {
  override readonly name = "BrokenPipe";
}
