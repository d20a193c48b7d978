import type {
  Access,
  CatalogActions,
  DeclaredPrincipal,
  ManagedPolicyAttachment,
  PolicyInContext,
  Source,
} from '@leastwise/core';
import type { CheckContext } from '../../check.ts';
import { managedPolicy } from './managed-policy.ts';
import { remember } from './remember.ts';

/** Where a policy takes effect: by itself, or on a principal with all else that it wears. */
export interface Setting {
  readonly access: Access;
  /** The identity policies that take effect together. */
  readonly policies: readonly PolicyInContext[];
  /** The permissions boundary, where its document is known. */
  readonly boundary?: PolicyInContext;
  /** The boundary, where its document is not here: what it takes away is not known. */
  readonly unknownBoundary?: string;
  readonly principal?: DeclaredPrincipal;
}

/**
 * Where a policy takes effect: once for each principal of the file that wears it, else by itself. A Deny in
 * another policy of the principal, and its boundary, count.
 */
export const settingsOf = remember((subject: PolicyInContext, context: CheckContext): readonly Setting[] => {
  const wearers = wearersOf(context.source).get(subject) ?? [];
  if (wearers.length > 0) return wearers.map((principal) => settingOf(principal, context));
  return [settingAlone(subject, context)];
});

/** A policy by itself. */
export const settingAlone = remember(
  (subject: PolicyInContext, context: CheckContext): Setting => ({
    access: context.engine.access(subject),
    policies: [subject],
  }),
);

/** All that a principal wears together, AWS managed policies whose documents are known included. */
const settingOf = remember((principal: DeclaredPrincipal, context: CheckContext): Setting => {
  const attached = principal.attachments.flatMap(({ awsManagedName }) => {
    const policy = awsManagedName && managedPolicy(awsManagedName, 'identity', context);
    return policy ? [policy] : [];
  });
  const policies = [...principal.policies, ...attached];
  return { ...within(principal, policies, context), principal };
});

/** Whether some Allow statement of a setting names one of the actions: cheaper than all that it names. */
export function namesSome(setting: Setting, actions: CatalogActions, context: CheckContext): boolean {
  return setting.policies.some(({ policy }) =>
    policy.statements.some(
      (statement) => statement.effect === 'Allow' && context.engine.actionsOf(statement).intersects(actions),
    ),
  );
}

/** Policies together, within the boundary that a principal has. */
export function within(
  principal: DeclaredPrincipal,
  policies: readonly PolicyInContext[],
  context: CheckContext,
): Setting {
  const declared = principal.boundary;
  if (!declared) return { access: context.engine.together(policies), policies };
  const boundary = isAttachment(declared)
    ? managedPolicy(declared.awsManagedName ?? declared.arn, 'boundary', context)
    : declared;
  if (boundary) return { access: context.engine.together(policies, boundary), policies, boundary };
  const unknownBoundary = isAttachment(declared) ? context.show(declared.arn) : '';
  return { access: context.engine.together(policies), policies, unknownBoundary };
}

function isAttachment(
  boundary: PolicyInContext | ManagedPolicyAttachment,
): boundary is ManagedPolicyAttachment {
  return 'arn' in boundary;
}

const wearers = new WeakMap<Source, ReadonlyMap<PolicyInContext, readonly DeclaredPrincipal[]>>();

function wearersOf(source: Source): ReadonlyMap<PolicyInContext, readonly DeclaredPrincipal[]> {
  const known = wearers.get(source);
  if (known) return known;
  const found = new Map<PolicyInContext, DeclaredPrincipal[]>();
  for (const principal of source.principals) {
    for (const policy of principal.policies) {
      const list = found.get(policy);
      if (list) list.push(principal);
      else found.set(policy, [principal]);
    }
  }
  wearers.set(source, found);
  return found;
}
