import { compileTexts, type TextReading } from '../match/text-list.ts';
import type { ListedValues } from './family.ts';

/** Values compared as text, with policy variables. */
export function listedTexts(
  values: readonly string[],
  version: string | undefined,
  reading: TextReading,
): ListedValues {
  const texts = compileTexts(values, version, reading);
  return { holds: texts.covers, variables: texts.variables };
}
