import {
  ARN,
  type ContextLookup,
  compileTexts,
  type Statement,
  type TextList,
  UNKNOWN_VALUE,
} from '@leastwise/core';
import type { CheckContext } from '../../check.ts';
import { remember } from './remember.ts';

/** No policy variable has a known value here. */
const NOTHING_KNOWN: ContextLookup = { lookup: () => UNKNOWN_VALUE };

interface Listed {
  readonly texts: TextList;
  readonly negated: boolean;
}

/** Whether a statement's `Resource` certainly does not cover an ARN: the cheap look before a question. */
export function leavesOut(statement: Statement, arn: string, context: CheckContext): boolean {
  if (coversEverything(statement)) return false;
  const listed = listedBy(statement, context);
  if (!listed) return false;
  const covers = listed.texts.covers(arn, NOTHING_KNOWN);
  return listed.negated ? covers === COVERED : covers === NOT_COVERED;
}

/** The most common `Resource` by far. */
function coversEverything({ resource }: Statement): boolean {
  return resource?.negated === false && resource.values[0]?.value === '*';
}

const NOT_COVERED = 0;
const COVERED = 2;

const listedBy = remember(({ resource }: Statement): Listed | undefined => {
  if (!resource) return undefined;
  const values = resource.values.map(({ value }) => value);
  return { texts: compileTexts(values, '2012-10-17', ARN), negated: resource.negated };
});
