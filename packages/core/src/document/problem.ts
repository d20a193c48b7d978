import type { Range } from './source-text.ts';

/** Something wrong with a text as JSON or YAML, before anything is known of what it means. */
export interface DocumentProblem {
  readonly code: 'syntax' | 'too-large' | 'too-deep' | 'too-many-nodes' | 'encoding';
  readonly range: Range;
  readonly message: string;
}

/** What reading a text gives: its tree, as far as it could be read, and what was wrong with it. */
export interface DocumentResult<T> {
  /** The tree; absent when nothing sensible could be read. */
  readonly root?: T;
  readonly problems: readonly DocumentProblem[];
}
