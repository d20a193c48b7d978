import type { PrincipalElement, Statement } from '@leastwise/core';
import { withUnknownsAsWildcards } from '../arn/arn-pattern.ts';
import { patternsMeet } from '../arn/patterns-meet.ts';
import { coversPattern, coversResource } from './covers-pattern.ts';
import { conditionSignatures, principalSignature } from './statement-signature.ts';
import { type TextList, textList } from './text-list.ts';

type Kind = 'action' | 'resource';

/**
 * Whether one statement applies to every request that another applies to, whatever their effects: it is
 * about the same or more principals, actions and resources, and it has no condition that the other lacks.
 * Never wrongly says yes.
 */
export function statementCovers(wide: Statement, narrow: Statement): boolean {
  return (
    wide.conditions.length <= narrow.conditions.length &&
    listCovers(wide, narrow, 'action') &&
    listCovers(wide, narrow, 'resource') &&
    principalCovers(wide.principal, narrow.principal) &&
    conditionsCover(wide, narrow)
  );
}

function conditionsCover(wide: Statement, narrow: Statement): boolean {
  if (wide.conditions.length === 0) return true;
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

function listCovers(wide: Statement, narrow: Statement, kind: Kind): boolean {
  const wideElement = wide[kind];
  const narrowElement = narrow[kind];
  if (!wideElement || !narrowElement) return !wideElement && !narrowElement;
  const wideList = textList(wide, kind);
  const narrowList = textList(narrow, kind);
  if (wideList.texts.length === 0 || narrowList.texts.length === 0) return false;
  if (wideElement.negated) {
    // All but some covers what meets none of these, and all but more.
    return narrowElement.negated
      ? wideList.texts.every((text) => someCovers(narrowList, text, kind))
      : narrowList.texts.every((text) => wideList.texts.every((other) => !mayMeet(other, text)));
  }
  if (narrowElement.negated) return wideList.patterns.some((text) => /^\*+$/.test(text));
  return narrowList.texts.every((text) => someCovers(wideList, text, kind));
}

function someCovers({ all, patterns }: TextList, text: string, kind: Kind): boolean {
  const covers = kind === 'action' ? coversPattern : coversResource;
  return all.has(text) || patterns.some((pattern) => covers(pattern, text));
}

function mayMeet(left: string, right: string): boolean {
  return patternsMeet(withUnknownsAsWildcards(left), withUnknownsAsWildcards(right));
}
