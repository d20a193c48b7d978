import type { Access, Action } from '@leastwise/core';
import type { CheckContext } from '../../check.ts';
import { remember } from './remember.ts';

/** Keys that a resource of any name need not have: its tags, and what its data was encrypted for. */
const MAY_BE_ABSENT = /resourcetag\/|existingobjecttag\/|^(rds|dms):[\w-]+-tag\/|^kms:encryptioncontext:/;

/**
 * The keys to pin to absent when asking about resources of any name: those of the resource that policies
 * speak of and an action knows, since a policy that asks for some tag, whatever its value, does limit it.
 */
export function absentKeys(
  access: Access,
  action: Action,
  context: CheckContext,
): Readonly<Record<string, null>> {
  const keys = keysOfResources(access, context);
  if (keys.length === 0) return NONE;
  const known = keys.filter((key) => context.catalog.actionKnowsKey(action, key));
  return Object.fromEntries(known.map((key) => [key, null]));
}

const NONE = {};

const keysOfResources = remember((access: Access): readonly string[] =>
  access.policies
    .flatMap(({ policy }) => policy.statements.flatMap(({ conditions }) => conditions))
    .map(({ key }) => key.value)
    .filter((key) => MAY_BE_ABSENT.test(key.toLowerCase())),
);
