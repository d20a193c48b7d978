/** Where a policy is attached, which decides what it may contain and what it means. */
export type PolicyKind =
  | 'identity'
  | 'resource'
  | 'trust'
  | 'boundary'
  | 'session'
  | 'scp'
  | 'rcp'
  | 'endpoint';

/** All kinds of policy, in the order they are documented. */
export const POLICY_KINDS: readonly PolicyKind[] = [
  'identity',
  'resource',
  'trust',
  'boundary',
  'session',
  'scp',
  'rcp',
  'endpoint',
];

const NAMES: Record<PolicyKind, string> = {
  identity: 'identity policy',
  resource: 'resource policy',
  trust: 'role trust policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
  endpoint: 'VPC endpoint policy',
};

/** The name of a kind in a sentence: `role trust policy`. */
export function kindName(kind: PolicyKind): string {
  return NAMES[kind];
}

/** Whether policies of a kind name principals (they have a `Principal` element). */
export function hasPrincipal(kind: PolicyKind): boolean {
  return kind === 'resource' || kind === 'trust' || kind === 'rcp' || kind === 'endpoint';
}
