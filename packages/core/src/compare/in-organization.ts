import type { OpaqueTable } from '../document/opaque.ts';
import { readDocument } from '../document/read-document.ts';
import { SourceText } from '../document/source-text.ts';
import { type CallerKind, callerOf, InvalidRequestError } from '../match/caller.ts';
import { parsePolicy } from '../policy/parse-policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { type LayersInContext, policiesIn } from '../symbolic/layers-in-context.ts';
import { CALLER_KINDS } from '../symbolic/principals/caller-kinds.ts';
import { fullAccess } from './full-access.ts';
import { allowsSomething } from './in-setting.ts';
import { accountsOf, type Limits, type RequestSet } from './request-set.ts';

/** Layers with what holds beside them, and the requests to look at. */
export interface LayersSetting {
  readonly layers: LayersInContext;
  readonly limits: Limits;
  /** What was taken to hold, for people: a sentence part. */
  readonly assumed: string;
}

/**
 * Completes layers of which some are not given, for claims about all requests: what is not here, and might grant, is
 * taken to grant. Identity policies allow everything; the resource's own policy leaves it to the caller's policies;
 * boundary, session and endpoint policies that are not given do not exist. Accounts under organization policies are members.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function inOrganization(given: LayersInContext, set: RequestSet): LayersSetting {
  const accounts = accountsOf(set, policiesIn(given));
  const { opaque } = set.policy;
  const hasOwn = [given.identity, given.boundary, given.session].some((layer) => layer !== undefined);
  const areMembers = given.scps !== undefined || given.rcps !== undefined;
  const openLevels = given.scps !== 'unknown' && given.scps?.some((level) => !allowsSomething(level));
  const assumed = [
    ...(given.identity === undefined ? ['that identity policies allow everything'] : []),
    ...(given.resource === undefined ? ['that resource policies leave it to the policies of who calls'] : []),
    ...(areMembers ? ['that accounts are members of the organization, not its management account'] : []),
    ...(openLevels
      ? ['that `FullAWSAccess` stands beside service control policies that allow nothing by themselves']
      : []),
    hasOwn
      ? 'that callers are users, roles and their sessions'
      : 'that callers are whoever there is but service-linked roles',
  ];
  return {
    layers: {
      ...given,
      ...(given.identity === undefined && { identity: [fullAccess('identity', opaque)] }),
      ...(given.resource === undefined && { resource: [leavingIt(accounts, opaque)] }),
      ...(openLevels && { scps: withFullAccess(given.scps, opaque) }),
    },
    limits: { kinds: kindsOf(set, hasOwn, given.session !== undefined), areMembers, accounts },
    assumed: assumed.join('; '),
  };
}

function withFullAccess(
  levels: LayersInContext['scps'],
  opaque: OpaqueTable,
): NonNullable<LayersInContext['scps']> {
  if (levels === undefined || levels === 'unknown') return 'unknown';
  return levels.map((level) => (allowsSomething(level) ? level : [...level, fullAccess('scp', opaque)]));
}

/** A resource policy that names accounts, which hands the decision to the policies of their principals. */
function leavingIt(accounts: readonly string[], opaque: OpaqueTable): PolicyInContext {
  const name = 'the policy of the resource';
  const source = new SourceText(
    name,
    JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: { AWS: accounts }, Action: '*', Resource: '*' },
    }),
  );
  return {
    policy: parsePolicy(readDocument(source).root!, 'resource'),
    kind: 'resource',
    name,
    source,
    opaque,
  };
}

/** Kinds of callers to look at: those who can have the policies given, and those whom the requests name. */
function kindsOf({ policy }: RequestSet, hasOwn: boolean, hasSession: boolean): readonly CallerKind[] {
  const entries = policy.policy.statements.flatMap(({ principal }) => principal?.entries ?? []);
  const named = entries.flatMap(({ value }) => kindNamed(value) ?? []);
  const kinds = CALLER_KINDS.filter((kind) => {
    if (kind === 'service-linked-role') return false;
    if (kind === 'federated-user') return hasSession || !hasOwn;
    return !hasOwn || kind === 'user' || kind === 'role' || kind === 'role-session';
  });
  return [...new Set([...kinds, ...named])];
}

/** The kind of a caller that is named; undefined for everybody, and for accounts, which stand for all in them. */
function kindNamed(value: string): CallerKind | undefined {
  try {
    const { kind } = callerOf(value);
    return value === '*' || kind === 'root' ? undefined : kind;
  } catch (error) {
    if (error instanceof InvalidRequestError) return undefined;
    throw error;
  }
}
