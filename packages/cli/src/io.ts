/** Where text goes: a stream of the process, or a test's memory. */
export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** The width of the terminal, where there is one. */
  readonly columns?: number;
}

/** All that a command may touch of the process it runs in, but for files. */
export interface Io {
  /** Results, and nothing else. */
  readonly stdout: Output;
  /** Everything else: progress, warnings, errors. */
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder the user stands in, absolute. */
  readonly cwd: string;
  readonly now: () => Date;
  /** All of standard input. */
  readonly readStdin: () => Promise<Uint8Array>;
}
