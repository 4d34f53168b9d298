import type { CommandHelp, Draft, GitFile } from "@aish/completion";
import { DirectoryListings, directoryListings } from "./directory-listings.ts";
import { FishFiles } from "./fish-files.ts";
import { HelpCache } from "./help-cache.ts";
import { PathCommands } from "./path-commands.ts";
import { SharedLookups } from "./shared-lookups.ts";
import { slowPlaces, type SlowPlaces } from "./slow-places.ts";
import { Users } from "./users.ts";

/** What sources have found out before. */
export interface Tools {
  readonly slow: SlowPlaces;
  readonly listings: DirectoryListings;
  readonly commands: PathCommands;
  readonly users: Users;
  readonly fishFiles: FishFiles;
  readonly changes: SharedLookups<readonly GitFile[]>;
  readonly refs: SharedLookups<readonly Draft[]>;
  /** What fish, bash and other programs said. */
  readonly lists: SharedLookups<readonly Draft[]>;
  readonly cache: HelpCache;
  readonly asked: SharedLookups<CommandHelp>;
}

export function createTools(slow = slowPlaces): Tools {
  const listings = slow === slowPlaces ? directoryListings : new DirectoryListings(slow);
  return {
    slow,
    listings,
    commands: new PathCommands(listings),
    users: new Users(),
    fishFiles: new FishFiles(slow),
    changes: new SharedLookups(1500, 8),
    refs: new SharedLookups(1500, 8),
    lists: new SharedLookups(10_000, 64),
    cache: new HelpCache(),
    asked: new SharedLookups(60_000, 32),
  };
}
