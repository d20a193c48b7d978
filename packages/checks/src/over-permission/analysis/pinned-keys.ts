import type { Access, Action, ContextValue } from '@leastwise/core';
import type { CheckContext } from '../../check.ts';
import { remember } from './remember.ts';

/**
 * Keys of a request that say which part of a resource it is about, or what the resource belongs to. A policy
 * that names values for them limits what can be reached, though the caller chooses them.
 */
const NAMES_A_PART =
  /^(dynamodb:(leadingkeys|(first|second|third|fourth)partitionkeyvalues)|ecs:(cluster|service|task|container-name)|secretsmanager:(secretid|name)|lambda:functionarn|elasticbeanstalk:inapplication|s3:prefix|sns:endpoint|aws-marketplace:productid)$/;

/** Keys that a resource of any name need not have: its tags, and what data was encrypted for. */
const MAY_BE_ABSENT = /resourcetag\/|existingobjecttag\/|^(rds|dms):[\w-]+-tag\/|^kms:encryptioncontext:/;

/**
 * The keys that policies speak of and an action knows which are pinned when asking about resources of any
 * name: parts of the resource to a value that no policy names, tags to absent.
 */
export function pinnedKeys(
  access: Access,
  action: Action,
  context: CheckContext,
): Readonly<Record<string, ContextValue | null>> {
  const keys = keysToPin(access, context);
  if (keys.length === 0) return NONE;
  const known = keys.filter((key) => context.catalog.actionKnowsKey(action, key));
  return Object.fromEntries(
    known.map((key) => [key, NAMES_A_PART.test(key.toLowerCase()) ? ['any-other'] : null]),
  );
}

const NONE = {};

const keysToPin = remember((access: Access): readonly string[] => {
  const conditions = access.policies.flatMap(({ policy }) =>
    policy.statements.flatMap((statement) => statement.conditions),
  );
  const keys = conditions.map(({ key }) => key.value);
  return keys.filter((key) => NAMES_A_PART.test(key.toLowerCase()) || MAY_BE_ABSENT.test(key.toLowerCase()));
});
