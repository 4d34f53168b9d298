/** Where a command would run, as far as text alone can be judged by it. */
export interface Surroundings {
  readonly cwd: string;
  readonly home: string;
  readonly background: boolean;
  /** aish's own configuration, rules, database and state: absolute paths of files and directories. */
  readonly protectedPaths: readonly string[];
}
