import type { Catalog, Text } from '@leastwise/core';
import { isUndocumentedService } from '../action/undocumented-actions.ts';
import { boundedMemo } from '../bounded-memo.ts';
import { statementMemo } from '../statement-memo.ts';
import { type ArnPattern, isEveryResource, isUnreadableArn, parseArnPattern } from './arn-pattern.ts';
import { isArnService } from './arn-services.ts';
import { isAccountPart, PARTITIONS, REGIONS } from './arn-values.ts';
import { fitsNoType } from './fits-no-type.ts';
import { patternsMeet } from './patterns-meet.ts';

/** What can be wrong with an ARN: that it is none, one of its parts, or that it fits no resource type. */
export type ArnFlaw = 'form' | 'partition' | 'service' | 'region' | 'account' | 'type';

const NONE: readonly ArnFlaw[] = [];
const flaws = boundedMemo<readonly ArnFlaw[]>();

/** What is wrong with an item of `Resource`; nothing is said of what only deployment knows. Memoised. */
export function flawsOf(text: string, catalog: Catalog): readonly ArnFlaw[] {
  return flaws(catalog, text, () => {
    if (isEveryResource(text) || isUnreadableArn(text)) return NONE;
    const parts = parseArnPattern(text);
    if (!hasForm(text, parts)) return ['form'];
    const found = parts ? flawedParts(parts, catalog) : [];
    if (parts && fitsNoType(parts, catalog)) found.push('type');
    return found.length === 0 ? NONE : found;
  });
}

function hasForm(text: string, parts: ArnPattern | undefined): boolean {
  if (text.startsWith('arn:')) return parts !== undefined;
  // `*:aws:...` is odd, but it matches ARNs.
  const prefix = text.split(':', 1)[0]!;
  return parts !== undefined && /[*?]/.test(prefix) && patternsMeet(prefix, 'arn');
}

function flawedParts({ partition, service, region, account }: ArnPattern, catalog: Catalog): ArnFlaw[] {
  const found: ArnFlaw[] = [];
  if (!PARTITIONS.some((known) => patternsMeet(partition, known))) found.push('partition');
  if (!/[*?]/.test(service) && !isArnService(service, catalog) && !isUndocumentedService(service))
    found.push('service');
  if (region !== '' && !/[*?]/.test(region) && !REGIONS.includes(region)) found.push('region');
  if (!/[*?]/.test(account) && !isAccountPart(account)) found.push('account');
  return found;
}

/** An item of `Resource` or `NotResource` with something wrong. */
export interface FlawedItem {
  readonly item: Text;
  readonly flaws: readonly ArnFlaw[];
}

/** The resources of a statement with something wrong. */
export const flawedItems = statementMemo(({ resource }, catalog: Catalog): readonly FlawedItem[] => {
  const found: FlawedItem[] = [];
  for (const item of resource?.values ?? []) {
    const ofItem = flawsOf(item.value, catalog);
    if (ofItem.length > 0) found.push({ item, flaws: ofItem });
  }
  return found;
});
