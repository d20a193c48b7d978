import { hasOpaque } from '../document/opaque.ts';
import { NO, type Truth, UNKNOWN, YES } from '../match/truth.ts';
import type { ListedValues } from './family.ts';

/**
 * Values that both sides parse before they compare. What does not parse matches nothing; what is known only
 * at deployment may or may not match. Policy variables do not work here.
 * @param parse gives undefined for text that is no such value
 */
export function listedParsed<T>(
  values: readonly string[],
  parse: (text: string) => T | undefined,
  holds: (actual: T, listed: T) => boolean,
): ListedValues {
  const listed = values.map(parse).filter((value): value is T & {} => value !== undefined);
  const otherwise: Truth = values.some(hasOpaque) ? UNKNOWN : NO;
  return {
    holds(value) {
      const actual = parse(value);
      if (actual === undefined) return hasOpaque(value) ? UNKNOWN : NO;
      for (const one of listed) if (holds(actual, one)) return YES;
      return otherwise;
    },
    variables: [],
  };
}
