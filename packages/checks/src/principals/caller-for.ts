import { callerOf, InvalidRequestError, type PrincipalEntry } from '@leastwise/core';
import { accountOf, isWholeAccount } from './principal-account.ts';

/**
 * Somebody whom an entry of `Principal` names, as in `Question.principals`: for a whole account, some role of it.
 * Undefined for those who cannot be told from the text: everybody, and unique ids of deleted principals.
 */
export function callerFor({ type, value }: PrincipalEntry): string | undefined {
  if (type === 'AWS' && isWholeAccount(value)) {
    const partition = value.startsWith('arn:') ? value.split(':')[1] : 'aws';
    return `arn:${partition}:iam::${accountOf(value)}:role/example`;
  }
  if (value === '*') return undefined;
  try {
    callerOf(value);
    return value;
  } catch (error) {
    if (error instanceof InvalidRequestError) return undefined;
    throw error;
  }
}
