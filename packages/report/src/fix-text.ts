import type { Fix, FixEffect, ProposedFix } from '@leastwise/core';
import { requestLine } from './request-line.ts';

/** What to give `leastwise scan` to have fixes of an effect applied. */
export const FIX_FLAGS: Readonly<Record<FixEffect, string>> = {
  equivalent: '--fix',
  narrower: '--fix=narrower',
  'changes-behaviour': '--fix=typos',
};

/** An effect in words. */
export function effectText(effect: FixEffect): string {
  return effect.replaceAll('-', ' ');
}

/** What a fix does, with a request that is lost or gained by it: ``remove `s3:*` (narrower: loses s3:GetObject ...)``. */
export function fixText({
  title,
  effect,
  lost,
  gained,
}: Pick<Fix, 'title' | 'effect' | 'lost' | 'gained'>): string {
  const changes = [
    ...(gained ? [`gains ${requestLine(gained, false)}`] : []),
    ...(lost ? [`loses ${requestLine(lost, false)}`] : []),
  ];
  return `${title} (${effectText(effect)}${changes.length > 0 ? `: ${changes.join('; ')}` : ''})`;
}

/** What a proposal would do, once it is proved. */
export function proposalText({ title, effect }: ProposedFix): string {
  const flag = `\`${FIX_FLAGS[effect]}\``;
  const what = effect === 'changes-behaviour' ? 'changes behaviour' : `once proved ${effectText(effect)}`;
  return `${title} (with ${flag}, ${what})`;
}
