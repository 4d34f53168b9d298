import { BestSuggestions } from "./best-suggestions.ts";
import { evidence, scoreFollowers } from "./candidate-scores.ts";
import { commandFamily } from "./command-family.ts";
import { FadingWeight } from "./fading-weight.ts";
import { addFollower, addPlace, newKnownCommand } from "./known-command.ts";
import type { Follower, KnownCommand } from "./known-command.ts";
import type { PastCommand, Suggestion, SuggestionRequest } from "./past-command.ts";
import { PrefixIndex } from "./prefix-index.ts";
import { RecentMap } from "./recent-map.ts";

export interface PredictorLimits {
  /** Distinct ones; those not used for longest go first. */
  readonly commands: number;
  /** A longer command is not learned: nobody types it again. */
  readonly length: number;
}

const usual: PredictorLimits = { commands: 25_000, length: 2000 };

/**
 * Guesses the next line from what was run before. Learns in the order in which things happened; what
 * it holds and what a guess costs are bounded, however long that goes on.
 */
export class Predictor {
  readonly #limits: PredictorLimits;
  readonly #known: RecentMap<KnownCommand>;
  readonly #index = new PrefixIndex<KnownCommand>();
  readonly #places = new RecentMap<RecentMap<KnownCommand>>(2000);
  readonly #families = new RecentMap<Follower[]>(5000);
  readonly #sessions = new RecentMap<{ readonly known: KnownCommand; readonly failed: boolean }>(
    200,
  );
  readonly #fading = new FadingWeight(14 * dayMs);
  #runs = 0;
  #requests = 0;

  constructor(limits: Partial<PredictorLimits> = {}) {
    this.#limits = { ...usual, ...limits };
    this.#known = new RecentMap(this.#limits.commands, (gone) => this.#index.remove(gone));
  }

  /** How many distinct commands it knows. */
  get size(): number {
    return this.#known.size;
  }

  learn({ command, cwd, exitCode, at, session }: PastCommand): void {
    if (command.trim() === "" || command.length > this.#limits.length) return;
    const before = this.#known.get(command);
    if (exitCode === 127) {
      // What could not be found is no example, nor does anything follow from it.
      if (before !== undefined) before.notFound = true;
      return;
    }
    const known = before ?? newKnownCommand(command);
    this.#known.set(command, known);
    if (before === undefined) this.#index.add(known);
    const weight = this.#fading.at(at);
    const run = ++this.#runs;
    const failed = exitCode !== undefined && exitCode !== 0;
    known.weight += weight;
    known.lastRun = run;
    known.lastAt = Math.max(known.lastAt, at);
    known.lastFailed = failed;
    known.notFound = false;
    addPlace(known, cwd, weight, run);
    this.#ofPlace(cwd).set(command, known);
    if (session === undefined) return;
    const previous = this.#sessions.get(session);
    this.#sessions.set(session, { known, failed });
    if (previous === undefined) return;
    const follower = { next: known, directory: cwd, afterFailure: previous.failed, weight };
    addFollower(previous.known.followers, { ...follower });
    const family = commandFamily(previous.known.command);
    const followers = this.#families.get(family) ?? [];
    this.#families.set(family, followers);
    addFollower(followers, { ...follower });
  }

  /** Best first; none of them is what is typed already. */
  suggest(request: SuggestionRequest): readonly Suggestion[] {
    const { typed, cwd, limit } = request;
    const faded = this.#fading.fadedBy(request.now);
    const scores = this.#scoreFollowers(request, faded);
    const best = new BestSuggestions(limit);
    if (typed === "") {
      for (const [known, score] of scores) {
        if (score >= strongly && isOffered(known, typed)) best.add(known, score);
      }
      return best.suggestions();
    }
    const seenHere = this.#places.get(cwd)?.size ?? 0;
    this.#visitCandidates(request, scores, (known) => {
      if (!isOffered(known, typed)) return;
      const score = (scores.get(known) ?? 0) + this.#alone(known, cwd, seenHere, faded);
      best.add(known, known.lastFailed ? score * afterFailure : score);
    });
    return best.suggestions();
  }

  forget(command: string): void {
    const known = this.#known.get(command);
    if (known === undefined) return;
    this.#known.delete(command);
    this.#index.remove(known);
    known.notFound = true; // what it followed may still name it
  }

  #ofPlace(cwd: string): RecentMap<KnownCommand> {
    const commands = this.#places.get(cwd) ?? new RecentMap<KnownCommand>(mostOfPlace);
    this.#places.set(cwd, commands);
    return commands;
  }

  #scoreFollowers({ previous, previousFailed, cwd }: SuggestionRequest, faded: number): Scores {
    const scores: Scores = new Map();
    if (previous === undefined) return scores;
    const fits = ({ afterFailure: failed }: Follower): number =>
      previousFailed === undefined || failed === previousFailed ? 1 : otherOutcome;
    const here = (follower: Follower): number => (follower.directory === cwd ? fits(follower) : 0);
    const followers = this.#known.get(previous)?.followers ?? [];
    scoreFollowers(scores, followers, evidence.followedHere, faded, here);
    scoreFollowers(scores, followers, evidence.followedAnywhere, faded, fits);
    const family = this.#families.get(commandFamily(previous)) ?? [];
    scoreFollowers(scores, family, evidence.followedFamily, faded, (follower) =>
      follower.directory === cwd ? fits(follower) : 0.3 * fits(follower),
    );
    return scores;
  }

  /** What speaks for a command without looking at the one before it. */
  #alone(known: KnownCommand, cwd: string, seenHere: number, faded: number): number {
    const { ranHere, ranAnywhere } = evidence;
    const uses = faded * known.weight;
    const ago = this.#runs - known.lastRun;
    let score = ranAnywhere.trust * (uses / (uses + ranAnywhere.doubt) + recency / (ago + recency));
    for (const place of known.places) {
      if (place.directory !== cwd) continue;
      const usesHere = faded * place.weight;
      const agoHere = this.#runs - place.lastRun;
      const few = seenHere / (seenHere + ranHere.doubt);
      score +=
        ranHere.trust * few * (usesHere / (usesHere + 10) + recency / (agoHere + recency)) + isHere;
    }
    return score;
  }

  /**
   * Everything that begins so; if that is too much to look at, what is likely for a reason that
   * can be looked up: what follows the last command, what ran here, and what ran lately.
   */
  #visitCandidates(
    { typed, cwd }: SuggestionRequest,
    scores: Scores,
    visit: (known: KnownCommand) => void,
  ): void {
    const all = this.#index.startingWith(typed, mostLookedAt);
    if (all !== undefined) return all.forEach(visit);
    const request = ++this.#requests;
    const visitOnce = (known: KnownCommand): void => {
      if (known.seenBy === request) return;
      known.seenBy = request;
      visit(known);
    };
    for (const known of scores.keys()) visitOnce(known);
    this.#places.get(cwd)?.visitNewest(mostOfPlace, visitOnce);
    return this.#known.visitNewest(mostLookedAt, visitOnce);
  }
}

type Scores = Map<KnownCommand, number>;

const dayMs = 86_400_000;
const mostOfPlace = 300;
const mostLookedAt = 700;
/** A command that failed when it was last run is less likely to be wanted again. */
const afterFailure = 0.85;
/** What followed a failure says little of what follows a success, and the other way round. */
const otherOutcome = 0.25;
/** In runs: how long ago "just now" ends. */
const recency = 12;
const isHere = 0.05;
/** The least that must speak for a line of which nothing is typed yet. */
const strongly = 1;

function isOffered(known: KnownCommand, typed: string): boolean {
  return !known.notFound && known.command.length > typed.length && known.command.startsWith(typed);
}
