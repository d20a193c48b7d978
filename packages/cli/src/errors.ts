/** Something that the user can put right. Shown as one line, without a stack; the process ends with 2. */
export abstract class CliError extends Error {
  abstract readonly code: string;
  override readonly name = 'CliError';
}

/** Whether something thrown is a `CliError`: by name, since each command is bundled with its own copy of the class. */
export function isCliError(error: unknown): error is CliError {
  return error instanceof Error && error.name === 'CliError';
}

/** A command line that says nothing we can do. */
export class UsageError extends CliError {
  readonly code = 'usage';
}

/** A file or folder that was named and cannot be read. */
export class InputError extends CliError {
  readonly code = 'input';
}

/** A configuration that cannot be read, or says what has no meaning. */
export class ConfigError extends CliError {
  readonly code = 'config';
}

/** A baseline that cannot be read. */
export class BaselineError extends CliError {
  readonly code = 'baseline';
}

/** A result that cannot be written to where it should go. */
export class OutputError extends CliError {
  readonly code = 'output';
}
