/** A configuration that cannot be read, or says what has no meaning. */
export class ConfigError extends Error {
  readonly code = 'config';
  override readonly name = 'ConfigError';
}
