import { expect, test } from "bun:test";
import { parseHelp } from "./parse-help.ts";

/** One line for each option, `names value? | description`. */
function options(text: string): string[] {
  return parseHelp(text).options.map(
    ({ names, takesValue, description }) =>
      `${names.join(" ")}${takesValue ? " =" : ""} | ${description}`,
  );
}

function subcommands(text: string): string[] {
  return parseHelp(text).subcommands.map(({ name, description }) => `${name} | ${description}`);
}

test.each([
  {
    style: "GNU",
    text: "Usage: pack [OPTION]... FILE\n\n  -a, --all            take everything\n      --block-size=N   in blocks of N\n      --color[=WHEN]   paint it\n  -v                   say more\n",
    is: [
      "-a --all | take everything",
      "--block-size = | in blocks of N",
      "--color = | paint it",
      "-v | say more",
    ],
  },
  {
    style: "clap",
    text: "Options:\n  -o, --output <FILE>  Where it goes\n      --jobs <N>\n          How many at once\n  -q, --quiet...       Say less\n  -h, --help           Print help\n",
    is: [
      "-o --output = | Where it goes",
      "--jobs = | How many at once",
      "-q --quiet | Say less",
      "-h --help | Print help",
    ],
  },
  {
    style: "cobra",
    text: "Flags:\n  -f, --file string      read from here\n      --dry-run          only say it\n  -n, --count int        how many (default 3)\n",
    is: [
      "-f --file = | read from here",
      "--dry-run | only say it",
      "-n --count = | how many (default 3)",
    ],
  },
  {
    style: "argparse",
    text: "usage: pack [-h] [-l LEVEL]\n\noptions:\n  -h, --help            show this help message\n  -l LEVEL, --level LEVEL\n                        how hard it tries\n  --mode {fast,small}   what it is for\n",
    is: [
      "-h --help | show this help message",
      "-l --level = | how hard it tries",
      "--mode = | what it is for",
    ],
  },
  {
    style: "Go's flags",
    text: "Usage of pack:\n  -addr string\n    \tlisten there\n  -v\tsay more\n  -wait duration\n    \tbefore it ends (default 1s)\n",
    is: ["-addr = | listen there", "-v | say more", "-wait = | before it ends (default 1s)"],
  },
  {
    style: "busybox",
    text: "Usage: pack [-lr] FILE\n\nPack it\n\n\t-l\tOnly list\n\t-r DIR\tFrom there\n",
    is: ["-l | Only list", "-r = | From there"],
  },
  {
    style: "manual page",
    text: "OPTIONS\n       -a, --all\n              Take everything.\n\n       -n number\n              No more than that.\n\n       --no-color  do not paint\n",
    is: ["-a --all | Take everything.", "-n | number", "--no-color | do not paint"],
  },
  {
    style: "both ways at once",
    text: "  --[no-]color   paint it, or not\n",
    is: ["--color --no-color | paint it, or not"],
  },
  {
    style: "slashes and bars",
    text: "  -q / --quiet    say less\n  -x|--exact      nothing else\n",
    is: ["-q --quiet | say less", "-x --exact | nothing else"],
  },
  {
    style: "colons",
    text: "  -t : title only\n  --body : and the body\n",
    is: ["-t | title only", "--body | and the body"],
  },
  {
    style: "colours and bold letters",
    text: "  \u001B[1m-a\u001B[0m, \u001B[1m--all\u001B[0m  take everything\n  -\b--\b-bold  x\n",
    is: ["-a --all | take everything", "--bold | x"],
  },
  {
    style: "prose",
    text: "A sentence about -x and --all, which\nis no list.\n - a point\n--- a line ---\n",
    is: [],
  },
])("options are read out of $style", ({ text, is }) => {
  expect(options(text)).toEqual([...is]);
});

test.each([
  {
    style: "cobra",
    text: "Usage:\n  pack [command]\n\nAvailable Commands:\n  build       Build it\n  help        Help about any command\n\nFlags:\n  -h, --help   help for pack\n",
    is: ["build | Build it", "help | Help about any command"],
  },
  {
    style: "clap, with a short name",
    text: "Commands:\n  build, b  Compile it\n  test      Test it\n\nOptions:\n  -h  Print help\n",
    is: ["build | Compile it", "b | Compile it", "test | Test it"],
  },
  {
    style: "groups",
    text: "Management Commands:\n  image       Manage images\n\nGlobal Options:\n      --debug  Say more\n\nCommands:\n  run         Run it\n",
    is: ["image | Manage images", "run | Run it"],
  },
  {
    style: "Go's tools",
    text: 'Usage:\n\n\tgo <command> [arguments]\n\nThe commands are:\n\n\tbug         start a report\n\tbuild       compile\n\nUse "go help <topic>".\n',
    is: ["bug | start a report", "build | compile"],
  },
  {
    style: "groups under a sentence, as git's",
    text: "These are common commands used in various situations:\n\nstart a working area (see also: help tutorial)\n   clone     Clone it\n   init      Create it\n\nwork on the change\n   add       Add it\n",
    is: ["clone | Clone it", "init | Create it", "add | Add it"],
  },
  {
    style: "capitals and colons",
    text: "CORE COMMANDS\n  auth:        Log in\n  browse:      Open it\n\nFLAGS\n  --help    Show help\n",
    is: ["auth | Log in", "browse | Open it"],
  },
  {
    style: "dashes",
    text: "Most used commands:\n  list - list packages\n  search - search in descriptions\n",
    is: ["list | list packages", "search | search in descriptions"],
  },
  {
    style: "arguments behind the name",
    text: "Unit Commands:\n  list-units [PATTERN...]      List units\n  start UNIT...                Start units\n",
    is: ["list-units | List units", "start | Start units"],
  },
  {
    style: "a list of names alone",
    text: "All commands:\n\n    access, adduser, audit, bugs,\n    cache, ci, config\n",
    is: ["access | ", "adduser | ", "audit | ", "bugs | ", "cache | ", "ci | ", "config | "],
  },
  { style: "no commands", text: "Usage: x FILE\n\nOptions:\n  name  is no command\n", is: [] },
])("subcommands are read out of $style", ({ text, is }) => {
  expect(subcommands(text)).toEqual([...is]);
});

test("a megabyte of dashes and blanks is read as quickly as any other", () => {
  expect(parseHelp("-".repeat(1_000_000)).options).toEqual([]);
  expect(parseHelp(" ".repeat(1_000_000)).options).toEqual([]);
  expect(parseHelp(`  ${"-a, ".repeat(200_000)}`).subcommands).toEqual([]);
});
