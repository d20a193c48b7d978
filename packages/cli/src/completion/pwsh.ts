import type { Command } from '../arguments/command.ts';
import { type Completion, completionOfFlag, completionOfOperand } from './words.ts';

/** The completion script of PowerShell. */
export function pwshCompletion(commands: readonly Command[], checks: readonly string[]): string {
  return `# Completion of leastwise for PowerShell: leastwise completion pwsh | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName leastwise -ScriptBlock {
  param($word, $ast, $cursor)
  $commands = @{
${commands.map((command) => commandEntry(command, checks)).join('\n')}
  }
  $words = @($ast.CommandElements | ForEach-Object { $_.ToString() })
  $before = if ($word) { $words[-2] } else { $words[-1] }
  $known = if ($words.Count -gt 1) { $commands[$words[1]] }
  $candidates = if (-not $known) { $commands.Keys }
    elseif ($known.Values.ContainsKey($before)) { $known.Values[$before] }
    elseif ($word.StartsWith('-')) { $known.Flags }
    else { $known.Operands }
  $candidates | Where-Object { $_ -like "$word*" } | Sort-Object | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}

function commandEntry(command: Command, checks: readonly string[]): string {
  const flags = command.flags.map(({ name }) => `--${name}`);
  const withWords = command.flags.flatMap((flag) => {
    // An optional value stands behind `=`, not in a word of its own.
    const words = flag.optional ? [] : wordsOf(completionOfFlag(flag, checks));
    return words.length > 0 ? [`${quote(`--${flag.name}`)} = ${list(words)}`] : [];
  });
  return `    ${quote(command.name)} = @{
      Flags = ${list(flags)}
      Values = @{ ${withWords.join('; ')} }
      Operands = ${list(wordsOf(completionOfOperand(command, checks)))}
    }`;
}

/** Files are completed by PowerShell itself when nothing is offered. */
function wordsOf(completion: Completion): readonly string[] {
  return completion && 'words' in completion ? completion.words : [];
}

function list(words: readonly string[]): string {
  return `@(${words.map(quote).join(', ')})`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
