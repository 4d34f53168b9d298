import { AishError, nearestName } from "@aish/core";
import { columns } from "../listings/columns.ts";
import { activationText, deactivationText } from "./environment-text.ts";
import {
  findVirtualEnvironments,
  virtualEnvironmentNamed,
  type PythonPlaces,
  type VirtualEnvironment,
} from "./virtual-environments.ts";

/** What `pyvenv` asks for; the text is for the shell of the session. */
export type PyvenvAct =
  | { readonly kind: "show"; readonly text: string }
  | {
      readonly kind: "activate";
      readonly environment: VirtualEnvironment;
      readonly shellText: string;
    }
  | { readonly kind: "deactivate"; readonly shellText: string };

/** `pyvenv NAME|path` switches one on, `pyvenv exit` off, `pyvenv` alone lists those that there are. */
export function pyvenvCommand(
  args: string,
  places: PythonPlaces,
  active: VirtualEnvironment | undefined,
  width: number,
): PyvenvAct {
  const text = args.trim();
  if (text === "exit" || text === "deactivate") {
    if (active === undefined)
      throw misused("no virtual environment is active", "list them with pyvenv");
    return { kind: "deactivate", shellText: deactivationText() };
  }
  const all = findVirtualEnvironments(places);
  if (text === "") return { kind: "show", text: listing(all, active, width) };
  const environment = virtualEnvironmentNamed(text, places);
  if (environment === undefined) {
    const guess = nearestName(
      text,
      all.map(({ name }) => name),
    );
    throw misused(
      `there is no virtual environment ${JSON.stringify(text)}`,
      guess === undefined
        ? "make one with python3 -m venv .venv, or list them with pyvenv"
        : `did you mean ${guess}?`,
    );
  }
  return { kind: "activate", environment, shellText: activationText(environment.path) };
}

function listing(
  all: readonly VirtualEnvironment[],
  active: VirtualEnvironment | undefined,
  width: number,
): string {
  if (all.length === 0) return "no virtual environments here; python3 -m venv .venv makes one\n";
  return columns(
    all.map(({ name, path }) => [path === active?.path ? "*" : " ", name, path]),
    width,
  );
}

function misused(message: string, hint: string): AishError {
  return new AishError("USAGE", message, { hint });
}
