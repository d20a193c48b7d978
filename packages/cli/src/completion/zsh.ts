import type { Command, Flag } from '../arguments/command.ts';
import { type Completion, completionOfFlag, completionOfOperand } from './words.ts';

/** The completion script of zsh. */
export function zshCompletion(commands: readonly Command[], checks: readonly string[]): string {
  return `#compdef leastwise
# Completion of leastwise for zsh: source <(leastwise completion zsh)
_leastwise() {
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${commands.map((command) => commandCase(command, checks)).join('\n')}
  esac
}
if [ "$funcstack[1]" = "_leastwise" ]; then
  _leastwise "$@"
else
  compdef _leastwise leastwise
fi
`;
}

function commandCase(command: Command, checks: readonly string[]): string {
  const operand = completionOfOperand(command, checks);
  const lines = [
    ...command.flags.map((flag) => quote(flagSpec(flag, checks))),
    ...(operand ? [quote(`*:operand:${action(operand)}`)] : []),
  ];
  return `    ${command.name})
      _arguments \\
${lines.map((line) => `        ${line}`).join(' \\\n')} ;;`;
}

function flagSpec(flag: Flag, checks: readonly string[]): string {
  const many = flag.many ? '*' : '';
  const summary = flag.summary.replace(/[[\]:]/g, ' ');
  const value = flag.value === undefined ? '' : `:value:${action(completionOfFlag(flag, checks))}`;
  return `${many}--${flag.name}${flag.optional ? '=-' : ''}[${summary}]${flag.optional ? ':' : ''}${value}`;
}

function action(completion: Completion): string {
  if (!completion) return ' ';
  return 'files' in completion ? '_files' : `(${completion.words.join(' ')})`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
