/** What a command says about itself. */
export interface CommandHelp {
  readonly options: readonly HelpOption[];
  readonly subcommands: readonly HelpSubcommand[];
}

export interface HelpOption {
  /** With their dashes: `-a`, `--all`, `-name`. */
  readonly names: readonly string[];
  readonly takesValue: boolean;
  readonly description: string;
}

export interface HelpSubcommand {
  readonly name: string;
  readonly description: string;
}
