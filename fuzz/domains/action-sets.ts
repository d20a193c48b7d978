import { loadCatalog } from '@leastwise/core';
import fc from 'fast-check';
import { ActionSet } from '../../packages/core/src/symbolic/action-set.ts';
import { count, type FuzzProperty } from '../fuzz-property.ts';
import { matchesGlob } from '../matching.ts';
import { agree, combine, type Pair, steps } from './brute-force.ts';

const PATTERNS = [
  ...[
    '*',
    '*:*',
    's3:*',
    'S3:Get*',
    's3:GetObject',
    's3:?etObject',
    's3:GetObject?*',
    's3:*Object',
    's3:PutObjekt',
  ],
  ...['sqs:*', 'sqs:SendMessage', 'sqs:send*', '*:Get*', '*:SendMessage', 'new:*', 'new:get*', 'new:x'],
];

/** Actions that exist, that do not, and of a service that does not; each pattern tells some of them apart. */
const ACTIONS = [
  ...[
    's3:getobject',
    's3:getobjectacl',
    's3:putobject',
    's3:listbucket',
    's3:putobjekt',
    's3:getobjectx',
    's3:g',
  ],
  ...[
    's3:xetobject',
    's3:sendmessage',
    'sqs:sendmessage',
    'sqs:sendmessages',
    'sqs:getqueueurl',
    'sqs:getobject',
  ],
  ...['iam:getuser', 'iam:createuser', 'iam:getother', 'iam:sendmessage'],
  ...['new:x', 'new:getx', 'new:sendmessage', 'newer:x', 'newer:get', 'newer:sendmessage'],
];

/** Sets of actions against matching every pattern with every action. */
export function actionSets(): FuzzProperty {
  const catalog = loadCatalog();
  const counts = {};
  const start = fc.subarray(PATTERNS, { maxLength: 4 }).map((patterns): Pair<ActionSet, string> => {
    const has = (action: string): boolean =>
      patterns.some((pattern) => pattern === '*' || matchesGlob(pattern.toLowerCase(), action));
    return { set: ActionSet.ofPatterns(catalog, patterns), has, how: patterns.join('+') };
  });
  const property = fc.property(fc.array(start, { minLength: 1, maxLength: 4 }), steps, (begun, taken) => {
    for (const { set, has, how } of combine(begun, taken)) {
      for (const action of ACTIONS) agree('membership', set.has(action), has(action), { how, action });
      if (set.isEmpty) agree('emptiness', ACTIONS.some(has), false, { how });
      else {
        const example = set.example();
        agree('an example', example !== undefined && set.has(example), true, { how, example });
        // Names of all characters are in the set of everything, for which the patterns speak too.
        agree('an example', has(example!), true, { how, example });
      }
      count(counts, 'memberships', ACTIONS.length);
    }
    return true;
  });
  return { name: 'sets of actions', property, counts, runsInTests: 1000 };
}
