import type { Command, Flag } from '../arguments/command.ts';

/** What completes a value: words, files, or nothing. */
export type Completion = { readonly words: readonly string[] } | { readonly files: true } | undefined;

/** What completes the value of a flag. */
export function completionOfFlag({ choices, completes }: Flag, checks: readonly string[]): Completion {
  if (choices) return { words: choices };
  if (completes === 'files') return { files: true };
  return completes === 'checks' ? { words: checks } : undefined;
}

/** What completes an operand of a command. */
export function completionOfOperand({ completes }: Command, checks: readonly string[]): Completion {
  if (completes === 'files') return { files: true };
  if (completes === 'checks') return { words: checks };
  return completes && { words: completes };
}
