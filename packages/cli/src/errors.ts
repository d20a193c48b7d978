/** Something that the user can put right. Shown as one line, without a stack; the process ends with 2. */
abstract class CliError extends Error {
  abstract readonly code: string;
  override readonly name = 'CliError';
}

/**
 * Whether something thrown is for the user to put right, a `CliError` or the `ConfigError` of a configuration: by
 * name, since each command is bundled with its own copy of the classes.
 */
export function isCliError(error: unknown): error is Error {
  return error instanceof Error && (error.name === 'CliError' || error.name === 'ConfigError');
}

/** A command line that says nothing we can do. */
export class UsageError extends CliError {
  readonly code = 'usage';
}

/** A file or folder that was named and cannot be read. */
export class InputError extends CliError {
  readonly code = 'input';
}

/** A baseline that cannot be read. */
export class BaselineError extends CliError {
  readonly code = 'baseline';
}

/** Rules of CloudFormation Guard that cannot be read or run. */
export class GuardError extends CliError {
  readonly code = 'guard';
}

/** A result that cannot be written to where it should go. */
export class OutputError extends CliError {
  readonly code = 'output';
}
