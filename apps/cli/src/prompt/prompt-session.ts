import { mintSessionId, type HistoryId, type SessionId, type TurnId } from "@aish/core";
import { findShell, ShellState, type Shell, type ShellFacts } from "@aish/executor";
import type { NewTurn, SessionRecord, Store, TurnChanges } from "@aish/store";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config-resolve.ts";
import type { Environment } from "../environment.ts";
import { JobTable } from "../jobs/job-table.ts";
import type { Records } from "../records.ts";
import { keptTag } from "./kept-tag.ts";
import { isOpenElsewhere, markOpen, unmarkOpen } from "./presence.ts";
import { openSessionDirectory, type SessionDirectory } from "./session-directory.ts";

export type SessionTurn = Omit<NewTurn, "sessionId" | "createdAt">;

export interface SessionParts {
  readonly environment: Environment;
  readonly config: Config;
  readonly records: Records;
  readonly cwd: string;
  /** The session that is gone on with; undefined for a new one. */
  readonly resumed: SessionRecord | undefined;
}

/** One conversation at one prompt: where it stands, and what is remembered of it. */
export class PromptSession {
  readonly environment: Environment;
  readonly config: Config;
  readonly records: Records;
  readonly jobs: JobTable;
  readonly shell: Shell;
  readonly state: ShellState;
  readonly id: SessionId;
  /** Names the fences of this session, also after a resume: what a command prints cannot know it. */
  readonly tag: string;
  readonly resumed: boolean;
  cwd: string;
  lastStatus = 0;
  /** Of the last command that the person ran. */
  lastDurationMs: number | undefined;
  lastHistoryId: HistoryId | undefined;
  /** How often the model was asked for a title. */
  titleTries = 0;
  readonly #directory: SessionDirectory;
  #stored: boolean;
  /** Something waits to be written, so that the session is not empty even if it has no row yet. */
  #awaited = false;
  #facts: ShellFacts | undefined;

  constructor(parts: SessionParts) {
    const { environment, resumed } = parts;
    this.environment = environment;
    this.config = parts.config;
    this.records = parts.records;
    this.jobs = new JobTable(parts.records.store, environment.paths.stateDirectory);
    this.shell = findShell(parts.config.shell, environment.variables["PATH"] ?? "");
    this.id = resumed?.id ?? mintSessionId(crypto.getRandomValues(new Uint8Array(10)));
    this.resumed = resumed !== undefined;
    this.#stored = resumed !== undefined;
    this.cwd = resumed?.cwd ?? parts.cwd;
    this.#directory = openSessionDirectory(environment.paths.stateDirectory, this.id);
    this.state = new ShellState(join(this.directory, "shell"), this.shell);
    this.tag = keptTag(join(this.directory, "tag"));
    this.#facts = this.state.facts();
    markOpen(this.directory);
  }

  /** Private files of the session. */
  get directory(): string {
    return this.#directory.path;
  }

  /** False if its shell state and its outputs will not be there tomorrow. */
  get keepsFiles(): boolean {
    return !this.#directory.temporary;
  }

  get isStored(): boolean {
    return this.#stored;
  }

  /** What the shell resolves by itself; undefined until the first command or start-up file ran. */
  get facts(): ShellFacts | undefined {
    return this.#facts;
  }

  get path(): string {
    return this.#facts?.path ?? this.environment.variables["PATH"] ?? "";
  }

  /** The next command starts from what the last one left. */
  settle(facts: ShellFacts | undefined): void {
    if (facts === undefined) return;
    this.#facts = facts;
    this.moveTo(facts.cwd);
  }

  moveTo(cwd: string): void {
    if (cwd === this.cwd) return;
    this.cwd = cwd;
    this.update({ cwd });
  }

  /** The row is written with the first thing worth remembering: an empty session leaves nothing. */
  store(): SessionId | undefined {
    if (!this.#stored) this.records.attempt((store) => this.#create(store), undefined);
    return this.#stored ? this.id : undefined;
  }

  update(changes: {
    readonly cwd?: string;
    readonly model?: string;
    readonly title?: string;
  }): void {
    const id = this.store();
    if (id === undefined) return;
    this.records.attempt(({ sessions }) => sessions.update(id, changes, new Date()), undefined);
  }

  /** Undefined if the database refuses; one that is locked or full gets the turn later. */
  addTurn(turn: SessionTurn): TurnId | undefined {
    const createdAt = new Date();
    this.#awaited = true;
    return this.records.keep((store) => this.#add(store, turn, createdAt));
  }

  /** A turn that says nothing yet, and so is not worth waiting for. */
  beginTurn(turn: SessionTurn): TurnId | undefined {
    return this.records.attempt((store) => this.#add(store, turn, new Date()), undefined);
  }

  updateTurn(id: TurnId, changes: TurnChanges): void {
    this.records.attempt(({ turns }) => turns.update(id, changes), false);
  }

  /** The last change of a turn. */
  finishTurn(id: TurnId, changes: TurnChanges): void {
    this.records.keep(({ turns }) => turns.update(id, changes));
  }

  /** In another terminal. */
  isOpenElsewhere(): boolean {
    return isOpenElsewhere(this.directory);
  }

  end(): void {
    unmarkOpen(this.directory);
    const isEmpty = !this.#stored && !this.#awaited;
    if (!this.keepsFiles || isEmpty) rmSync(this.directory, { recursive: true, force: true });
    if (isEmpty) return;
    const now = new Date();
    this.records.keep(({ sessions }) => sessions.end(this.id, now));
  }

  #create({ sessions }: Store): void {
    if (this.#stored) return;
    sessions.create({ id: this.id, cwd: this.cwd, model: undefined, now: new Date() });
    this.#stored = true;
  }

  #add(store: Store, turn: SessionTurn, createdAt: Date): TurnId {
    this.#create(store);
    return store.turns.add({ ...turn, sessionId: this.id, createdAt });
  }
}
