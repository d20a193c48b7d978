import type { Io } from '../io.ts';
import type { Arguments } from './parse-arguments.ts';

/** A flag of a command. */
export interface Flag {
  /** Without dashes: `fail-on`. */
  readonly name: string;
  /** A single letter, without its dash. */
  readonly short?: string;
  /** What its value is, in capitals: `LEVEL`. Absent when it takes none. */
  readonly value?: string;
  /** Whether the value may be left out; where it is not, it follows `=`: `--fix`, `--fix=narrower`. */
  readonly optional?: boolean;
  /** The values it takes, where they can be listed. */
  readonly choices?: readonly string[];
  /** Whether it may be given several times. */
  readonly many?: boolean;
  /** What completes its value. */
  readonly completes?: 'files' | 'checks';
  readonly summary: string;
}

/** What a command does once its arguments are read; returns the exit code. */
export type RunCommand = (given: Arguments, io: Io) => Promise<number>;

/** A command: all that parsing, help and completion know of it. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** What stands after the flags: `[PATH...]`. */
  readonly operands?: string;
  /** The fewest and most operands; no bound when absent. */
  readonly minOperands?: number;
  readonly maxOperands?: number;
  /** What completes an operand. */
  readonly completes?: 'files' | 'checks' | readonly string[];
  readonly flags: readonly Flag[];
  /** Paragraphs for its help. */
  readonly details?: readonly string[];
  readonly examples: readonly { readonly line: string; readonly what: string }[];
  /** Loads what runs it, so that no other command pays for it. */
  readonly load: () => Promise<RunCommand>;
}
