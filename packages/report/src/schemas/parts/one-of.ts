import { z } from 'zod';

/** One of some words: the keys of a record, so that the compiler sees that none is missing. */
export function oneOf<Word extends string>(words: Readonly<Record<Word, unknown>>) {
  return z.enum(Object.keys(words) as [Word, ...Word[]]);
}
