import type { CompletionWorld } from "@aish/completion";
import type { Variables } from "../environment/variables.ts";
import { quietGit } from "../prompt/git/quiet-git.ts";
import { installedPath } from "../which-installed.ts";

/** The variables for a program that is asked what could be typed: it must ask nobody and fetch nothing. */
export function toolEnvironment(world: CompletionWorld): Variables {
  return {
    ...world.variables,
    PATH: installedPath(world.path),
    HOME: world.home,
    TERM: "dumb",
    NO_COLOR: "1",
    COLUMNS: "200",
    PAGER: "cat",
    GIT_OPTIONAL_LOCKS: "0",
    SSH_ASKPASS: "",
    DISPLAY: "",
    ...quietGit,
    ...withoutWatcher,
  };
}

/** A repository's configuration may name a program to be run at every look at its files. */
const withoutWatcher = {
  GIT_CONFIG_COUNT: "1",
  GIT_CONFIG_KEY_0: "core.fsmonitor",
  GIT_CONFIG_VALUE_0: "false",
} as const;

/** The same for a shell that is asked in `cwd`: no variable leads it to another place. */
export function shellEnvironment(world: CompletionWorld, cwd: string): Variables {
  return { ...toolEnvironment(world), ...noOtherPlace, PWD: cwd };
}

const noOtherPlace: Variables = {
  OLDPWD: undefined,
  INIT_CWD: undefined,
  CDPATH: undefined,
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  MAKEFILES: undefined,
  MAKEFLAGS: undefined,
};
