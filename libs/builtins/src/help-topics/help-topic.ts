/** Lines that begin with four blanks are programs, and a test holds them to it. */
export interface HelpTopic {
  readonly name: string;
  /** One line for the list of topics. */
  readonly summary: string;
  readonly text: string;
}
