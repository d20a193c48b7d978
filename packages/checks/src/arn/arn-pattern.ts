import { hasOpaque } from '@leastwise/core';
import { boundedMemo } from '../bounded-memo.ts';

/** An ARN as a policy writes it, in parts; each part is a pattern. */
export interface ArnPattern {
  readonly prefix: string;
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

const OPAQUE = /[\ue000-\uf8ff]/g;

/** A text in which everything that is not known yet (opaque letters, policy variables) is a `*`. */
export function withUnknownsAsWildcards(text: string): string {
  const known = hasOpaque(text) ? text.replace(OPAQUE, '*') : text;
  return known.includes('${') ? known.replace(/\$\{[^{}]*\}/g, '*') : known;
}

/**
 * Takes an ARN pattern apart. A `*` that ends a pattern of fewer than six parts covers the parts after it.
 * @returns undefined when there are fewer than six parts and no such `*`
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function parseArnPattern(text: string): ArnPattern | undefined {
  return patterns(PATTERNS, text, () => parse(text)) || undefined;
}

const PATTERNS = {};
const patterns = boundedMemo<ArnPattern | false>();

function parse(text: string): ArnPattern | false {
  const parts = withUnknownsAsWildcards(text).split(':');
  if (parts.length < 6) {
    if (!parts.at(-1)!.endsWith('*')) return false;
    while (parts.length < 6) parts.push('*');
  }
  const [prefix, partition, service, region, account, ...resource] = parts;
  return {
    prefix: prefix!,
    partition: partition!,
    service: service!,
    region: region!,
    account: account!,
    resource: resource.join(':'),
  };
}

/** Whether a resource pattern is `*` alone. */
export function isEveryResource(text: string): boolean {
  return /^\*+$/.test(text);
}

/**
 * Whether the beginning of an ARN is unknown, so that nothing can be said of its parts: an opaque letter may
 * hold colons.
 */
export function isUnreadableArn(text: string): boolean {
  const resource = nthColon(text, 5);
  return hasOpaque(resource === -1 ? text : text.slice(0, resource)) && !/^arn:/.test(text);
}

function nthColon(text: string, count: number): number {
  let at = -1;
  for (let found = 0; found < count; found++) {
    at = text.indexOf(':', at + 1);
    if (at === -1) return -1;
  }
  return at;
}
