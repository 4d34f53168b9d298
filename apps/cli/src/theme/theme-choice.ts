import { AishError, nearestName } from "@aish/core";
import type { Rgb } from "@aish/terminal/keys";
import {
  builtInThemes,
  chooseTheme,
  createPalette,
  plain,
  themeNames,
  type ColourDepth,
  type Palette,
  type Theme,
  type ThemeKind,
} from "@aish/terminal/theme";
import { ThemeFiles, type ThemeFile } from "./theme-files.ts";

export interface ThemeChoiceOptions {
  readonly depth: ColourDepth;
  /** Where the person's own themes are. */
  readonly directory: string;
  /** As the configuration names it. */
  readonly configured: string | undefined;
}

/** One theme, as a list shows it. */
export interface ThemeEntry {
  readonly name: string;
  readonly kind: ThemeKind;
  readonly summary: string;
  readonly isCurrent: boolean;
  readonly palette: Palette;
}

type Listener = (palette: Palette) => void;

/** The theme in force. Who draws asks for the palette each time, for it may change between two keys. */
export class ThemeChoice {
  readonly #depth: ColourDepth;
  readonly #files: ThemeFiles;
  readonly #listeners = new Set<Listener>();
  #wished: string | undefined;
  #background: Rgb | undefined;
  #theme: Theme = plain;
  #palette: Palette;
  #problems: readonly AishError[] = [];

  /** Never throws: a configured theme that is not there, or is wrong, is among the problems. */
  constructor({ depth, directory, configured }: ThemeChoiceOptions) {
    this.#depth = depth;
    this.#files = new ThemeFiles(directory);
    this.#palette = createPalette(plain, depth);
    try {
      this.#wish(configured);
    } catch (error) {
      if (!(error instanceof AishError)) throw error;
      this.#wish(undefined);
      this.#problems = [error];
    }
  }

  get palette(): Palette {
    return this.#palette;
  }

  get theme(): Theme {
    return this.#theme;
  }

  /** What was wrong with the theme that was asked for last. */
  get problems(): readonly AishError[] {
    return this.#problems;
  }

  /** Where a theme of one's own goes. */
  path(name: string): string {
    return this.#files.path(name);
  }

  /** Throws, and changes nothing, if there is no such theme or nothing of its file can be used. */
  select(name: string): void {
    this.#wish(name);
  }

  /** The terminal has said what its background is, at first or anew. */
  setBackground(colour: Rgb): void {
    this.#background = colour;
    const theme = this.#choose(this.#wished, this.#own(this.#wished));
    if (theme !== undefined && theme.name !== this.#theme.name) this.#put(theme);
  }

  /** The function returned ends it. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** All that `select` takes. */
  names(): readonly string[] {
    const own = this.#files.names();
    return [...new Set([...themeNames(builtInThemes), ...own])];
  }

  /** Built-in themes, then the person's own; one of the same name takes the place of the built-in one. */
  list(): readonly ThemeEntry[] {
    const own = this.#files
      .names()
      .map((name) => this.#files.read(name)?.theme)
      .filter((theme) => theme !== undefined);
    const names = new Set(own.map(({ name }) => name));
    return [...builtInThemes.filter(({ name }) => !names.has(name)), ...own].map((theme) => ({
      name: theme.name,
      kind: theme.kind,
      summary: theme.summary,
      isCurrent: theme.name === this.#theme.name,
      palette: createPalette(theme, this.#depth),
    }));
  }

  #wish(name: string | undefined): void {
    const files = this.#own(name);
    const problems = files.flatMap((file) => file.problems);
    const theme = this.#choose(name, files);
    if (theme === undefined) throw problems[0] ?? this.#unknown(name ?? "");
    this.#wished = name;
    this.#problems = problems;
    this.#put(theme);
  }

  /** Files that decide what a name stands for: its own, and those of a pair. */
  #own(name = "aish"): readonly ThemeFile[] {
    return [name, `${name}-dark`, `${name}-light`]
      .map((file) => this.#files.read(file))
      .filter((file) => file !== undefined);
  }

  #choose(name: string | undefined, files: readonly ThemeFile[]): Theme | undefined {
    const own = files.map(({ theme }) => theme).filter((theme) => theme !== undefined);
    return chooseTheme({
      configured: name,
      background: this.#background,
      themes: [...own, ...builtInThemes],
    });
  }

  #put(theme: Theme): void {
    if (theme === this.#theme) return;
    this.#theme = theme;
    this.#palette = createPalette(theme, this.#depth);
    for (const listener of this.#listeners) listener(this.#palette);
  }

  #unknown(name: string): AishError {
    const near = nearestName(name, this.names());
    return new AishError("USAGE", `there is no theme ${JSON.stringify(name)}`, {
      hint: near === undefined ? "list them with :theme" : `did you mean ${near}?`,
    });
  }
}
