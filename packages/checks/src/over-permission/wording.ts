import type { Action } from '@leastwise/core';
import type { CheckContext } from '../check.ts';
import type { Setting } from './analysis/setting.ts';
import { targetsOf } from './analysis/targets.ts';

/** Some of the names in backticks and how many more there are: `` `a`, `b` and 3 more ``. */
export function someOf(names: readonly string[], shown = 3): string {
  const quoted = names.map((name) => `\`${name}\``);
  // "and 1 more" says no less than the name itself.
  const few = names.length <= shown + 1 ? quoted : quoted.slice(0, shown);
  const rest = names.length - few.length;
  if (rest > 0) return `${few.join(', ')} and ${rest} more`;
  return few.length > 1 ? `${few.slice(0, -1).join(', ')} and ${few.at(-1)}` : (few[0] ?? '');
}

/** Who can do what a finding tells of. */
export function holderOf({ principal }: Setting): string {
  return principal ? `\`${principal.resource.id}\`` : 'whoever has this policy';
}

/** What actions work on when they are not limited: `any table or stream`. */
export function anyTarget(actions: readonly Action[], context: CheckContext): string {
  const nouns = new Set<string>();
  for (const action of actions) {
    const { every, some } = targetsOf(action, context);
    const main = every[0] ?? some[0];
    if (main) nouns.add(nounOf(main));
  }
  return nouns.size === 0 || nouns.size > 2 ? 'any resource' : `any ${[...nouns].join(' or ')}`;
}

/**
 * `secretsmanager:Secret` as `secret`, `rds:db` as `rds db`: names of types say little without their service.
 * `elasticloadbalancing:listener/app` and `events:rule-on-default-event-bus` are kinds of listeners and rules.
 */
function nounOf(type: string): string {
  const [service = '', name = ''] = type.split(':');
  const plain = name
    .replace(/(?:\/|-on-).*$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
  const saysItsService = plain.startsWith(service.replace(/s$/, ''));
  return saysItsService || SELF_EXPLANATORY.has(plain) ? plain : `${service} ${plain}`;
}

const SELF_EXPLANATORY = new Set([
  'bucket',
  'function',
  'instance',
  'key',
  'object',
  'parameter',
  'policy',
  'queue',
  'repository',
  'role',
  'secret',
  'snapshot',
  'stack',
  'stream',
  'table',
  'topic',
  'trail',
  'user',
]);

/** What to add to a finding about a principal whose boundary is not here. */
export function boundaryNote({ unknownBoundary }: Setting): string {
  return unknownBoundary === undefined
    ? ''
    : `, unless its permissions boundary \`${unknownBoundary}\`, which is not here, forbids it`;
}
