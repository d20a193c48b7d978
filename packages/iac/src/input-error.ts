/** What can be wrong with a path that someone gave. */
export type InputErrorCode = 'no-such-path' | 'unreadable-path' | 'nothing-to-analyse';

/** A path that was given and could not be used. */
export class InputError extends Error {
  readonly code: InputErrorCode;
  /** The path as it was given. */
  readonly path: string;

  constructor(code: InputErrorCode, path: string, message: string) {
    super(message);
    this.name = 'InputError';
    this.code = code;
    this.path = path;
  }
}
