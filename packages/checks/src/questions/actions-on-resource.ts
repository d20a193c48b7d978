import type { Action, PolicyInContext, Statement } from '@leastwise/core';
import type { CheckContext } from '../check.ts';
import { RESOURCE_POLICY_SERVICES, resourcePolicyRules } from '../resource-policy-rules.ts';
import { resourceTypeOf } from './resource-type.ts';

/**
 * The actions of a statement that mean something for the resource its policy is attached to: those of its type's
 * services or, where the type is not known, of all services whose resources have policies.
 */
export function actionsOnResource(
  subject: PolicyInContext,
  statement: Statement,
  { engine, catalog }: CheckContext,
): readonly Action[] {
  const services = servicesOf(subject);
  const actions: Action[] = [];
  for (const ordinal of engine.actionsOf(statement).ordinals()) {
    const action = catalog.actionByOrdinal(ordinal);
    if (services.has(action.service)) actions.push(action);
  }
  // A type of resource whose services are not in the tables: whatever the statement names.
  if (actions.length > 0) return actions;
  return [...engine.actionsOf(statement).ordinals()].map((ordinal) => catalog.actionByOrdinal(ordinal));
}

function servicesOf(subject: PolicyInContext): ReadonlySet<string> {
  if (subject.kind === 'trust') return new Set(['sts']);
  const rules = resourcePolicyRules(resourceTypeOf(subject));
  return rules ? new Set(rules.services) : RESOURCE_POLICY_SERVICES;
}
