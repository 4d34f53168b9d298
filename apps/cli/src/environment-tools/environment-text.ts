import { quoteWord } from "../quote-words.ts";

/** Shell text that bash, zsh and sh take, and that switches a virtual environment on. */
export function activationText(path: string): string {
  return `${deactivationText()}
export VIRTUAL_ENV=${quoteWord(path)}
export PATH="$VIRTUAL_ENV/bin:$PATH"
if [ -n "\${PYTHONHOME+set}" ]; then export AISH_PYTHONHOME="$PYTHONHOME"; unset PYTHONHOME; fi
hash -r 2>/dev/null
`;
}

/** Undoes that, and what the environment's own `bin/activate` did, and does nothing where neither is. */
export function deactivationText(): string {
  return `if [ -n "\${_OLD_VIRTUAL_PATH-}" ]; then deactivate; fi
if [ -n "\${VIRTUAL_ENV-}" ]; then
  case ":$PATH:" in *":$VIRTUAL_ENV/bin:"*)
    PATH=":$PATH:"
    PATH="\${PATH%%":$VIRTUAL_ENV/bin:"*}:\${PATH#*":$VIRTUAL_ENV/bin:"}"
    PATH="\${PATH#:}"; PATH="\${PATH%:}";;
  esac
  if [ -n "\${AISH_PYTHONHOME+set}" ]; then export PYTHONHOME="$AISH_PYTHONHOME"; unset AISH_PYTHONHOME; fi
  unset VIRTUAL_ENV VIRTUAL_ENV_PROMPT
fi
hash -r 2>/dev/null
`;
}
