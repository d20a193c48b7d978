import type { PrincipalEntry } from '@leastwise/core';
import { federationOf } from './federated-principal.ts';

/** Actions that a role trust policy may hold, in lower case. */
export const TRUST_ACTIONS: readonly string[] = [
  'sts:assumerole',
  'sts:assumerolewithsaml',
  'sts:assumerolewithwebidentity',
  'sts:setcontext',
  'sts:setsourceidentity',
  'sts:tagsession',
];

/** Actions by which a role is assumed, as opposed to those that only add to it. */
export const ASSUMING_ACTIONS: readonly string[] = TRUST_ACTIONS.slice(0, 3);

/** The action by which a principal assumes a role; undefined when it is not known. */
export function assumingAction({ type, value }: Pick<PrincipalEntry, 'type' | 'value'>): string | undefined {
  if (type === 'AWS' || type === 'Service') return 'sts:AssumeRole';
  if (type !== 'Federated') return undefined;
  const federation = federationOf(value);
  if (!federation) return undefined;
  return federation === 'saml' ? 'sts:AssumeRoleWithSAML' : 'sts:AssumeRoleWithWebIdentity';
}

/** Services that need more than `sts:AssumeRole` of the roles they assume. */
export const FURTHER_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  'pods.eks.amazonaws.com': ['sts:TagSession'],
  'rolesanywhere.amazonaws.com': ['sts:TagSession', 'sts:SetSourceIdentity'],
};
