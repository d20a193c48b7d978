/** Bounds on what is read, so that a hostile file costs a bounded amount of time and memory. */
export const LIMITS = {
  /** Characters of one file. */
  characters: 32 * 1024 * 1024,
  /** Nesting of objects and lists. AWS itself accepts far less. */
  depth: 500,
  /** Values of one document, aliases expanded. */
  nodes: 4_000_000,
} as const;
