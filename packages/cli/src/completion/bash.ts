import type { Command } from '../arguments/command.ts';
import { type Completion, completionOfFlag, completionOfOperand } from './words.ts';

/** The completion script of bash. */
export function bashCompletion(commands: readonly Command[], checks: readonly string[]): string {
  return `# Completion of leastwise for bash: source <(leastwise completion bash)
_leastwise() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}"
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${[...commands.map(({ name }) => name), 'help', 'version'].join(' ')}" -- "$current"))
    return
  fi
  case "$command" in
${commands.map((command) => commandCase(command, checks)).join('\n')}
  esac
}
complete -o filenames -F _leastwise leastwise
`;
}

function commandCase(command: Command, checks: readonly string[]): string {
  // An optional value stands behind `=`, not in a word of its own.
  const withValue = command.flags.filter(({ value, optional }) => value !== undefined && !optional);
  const names = command.flags.map(({ name }) => `--${name}`).join(' ');
  const values = withValue.map((flag) => {
    const heads = [`--${flag.name}`, ...(flag.short ? [`-${flag.short}`] : [])].join('|');
    return `        ${heads}) ${reply(completionOfFlag(flag, checks))} return ;;`;
  });
  return `    ${command.name})
      case "$previous" in
${values.join('\n')}
      esac
      case "$current" in
        -*) COMPREPLY=($(compgen -W "${names}" -- "$current")) ;;
        *) ${reply(completionOfOperand(command, checks))} ;;
      esac ;;`;
}

function reply(completion: Completion): string {
  if (!completion) return ':;';
  return 'files' in completion
    ? 'COMPREPLY=($(compgen -f -- "$current"));'
    : `COMPREPLY=($(compgen -W "${completion.words.join(' ')}" -- "$current"));`;
}
