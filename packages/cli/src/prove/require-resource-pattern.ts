import { arnPattern, type Catalog, fittingResources, TextSet } from '@leastwise/core';
import { UsageError } from '../errors.ts';
import type { Io } from '../io.ts';

/** Actions that are looked at, at most: of more, some take about any resource. */
const MOST_ACTIONS = 1_000;

/**
 * Refuses a pattern of resources that can be none, and tells of one that no action of a claim works on: what is proved of
 * it says nothing.
 * @throws UsageError for what is no ARN, nor a pattern of ARNs
 */
export function requireResourcePattern(
  pattern: string,
  actions: readonly string[],
  catalog: Catalog,
  io: Pick<Io, 'stderr'>,
): void {
  if (pattern === '*') return;
  if (!/^(arn:[^:]*:[^:]*:[^:]*:[^:]*:.|arn:.*\*$|\*)/s.test(pattern)) {
    throw new UsageError(
      `\`${pattern}\` is not a resource; write an ARN, a pattern of ARNs such as \`arn:aws:s3:::bucket/*\`, or \`*\``,
    );
  }
  const account = pattern.split(':')[4];
  if (account !== undefined && !/^([\d*?]*|aws|cloudfront)$/.test(account)) {
    throw new UsageError(
      `\`${pattern}\` is not an ARN: \`${account}\` stands where the account does; mind the number of colons`,
    );
  }
  const ordinals = [...new Set(actions.flatMap((action) => catalog.ordinalsMatching(action)))];
  if (ordinals.length === 0 || ordinals.length > MOST_ACTIONS) return;
  const asked = TextSet.ofPatterns([arnPattern({ text: pattern })]);
  const isTaken = ordinals.some((ordinal) =>
    fittingResources(catalog, catalog.actionByOrdinal(ordinal)).set.intersects(asked),
  );
  if (!isTaken) {
    io.stderr.write(
      `leastwise: nothing that \`${actions.join('`, `')}\` names works on \`${pattern}\` (catalogue of ${catalog.date}); the answer is about what AWS may add\n`,
    );
  }
}
