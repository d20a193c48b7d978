import type { ListElement, PrincipalElement, Statement } from '@leastwise/core';
import { withUnknownsAsWildcards } from '../arn/arn-pattern.ts';
import { patternsMeet } from '../arn/patterns-meet.ts';
import { coversAction, coversResource } from './covers-pattern.ts';
import { conditionSignatures, principalSignature } from './statement-signature.ts';

/**
 * Whether one statement applies to every request that another applies to, whatever their effects: it is
 * about the same or more principals, actions and resources, and it has no condition that the other lacks.
 * Never wrongly says yes.
 */
export function statementCovers(wide: Statement, narrow: Statement): boolean {
  return (
    conditionsCover(wide, narrow) &&
    principalCovers(wide.principal, narrow.principal) &&
    listCovers(wide.action, narrow.action, coversAction, (text) => text.toLowerCase()) &&
    listCovers(wide.resource, narrow.resource, coversResource, (text) => text)
  );
}

function conditionsCover(wide: Statement, narrow: Statement): boolean {
  if (wide.conditions.length === 0) return true;
  if (wide.conditions.length > narrow.conditions.length) return false;
  const has = new Set(conditionSignatures(narrow));
  return conditionSignatures(wide).every((one) => has.has(one));
}

function principalCovers(wide: PrincipalElement | undefined, narrow: PrincipalElement | undefined): boolean {
  if (!wide || !narrow) return !wide && !narrow;
  if (wide.negated || narrow.negated) return principalSignature(wide) === principalSignature(narrow);
  if (wide.entries.some(({ type, value }) => type === 'AWS' && value === '*')) return true;
  const has = new Set(wide.entries.map(({ type, value }) => `${type}:${value}`));
  return narrow.entries.length > 0 && narrow.entries.every(({ type, value }) => has.has(`${type}:${value}`));
}

function listCovers(
  wide: ListElement | undefined,
  narrow: ListElement | undefined,
  covers: (general: string, specific: string) => boolean,
  fold: (text: string) => string,
): boolean {
  if (!wide || !narrow) return !wide && !narrow;
  const wideTexts = wide.values.map(({ value }) => fold(value));
  const narrowTexts = narrow.values.map(({ value }) => fold(value));
  if (narrowTexts.length === 0 || wideTexts.length === 0) return false;
  if (wide.negated) {
    // All but some covers what meets none of these, and all but more.
    return narrow.negated
      ? wideTexts.every((text) => narrowTexts.some((other) => covers(other, text)))
      : narrowTexts.every((text) => wideTexts.every((other) => !mayMeet(other, text)));
  }
  if (narrow.negated) return wideTexts.some((text) => /^\*+$/.test(text));
  return narrowTexts.every((text) => wideTexts.some((other) => covers(other, text)));
}

function mayMeet(left: string, right: string): boolean {
  return patternsMeet(withUnknownsAsWildcards(left), withUnknownsAsWildcards(right));
}
