import type { PrincipalEntry, Statement } from '../policy/policy.ts';
import type { ContextValue } from '../request/request.ts';

/** Who calls, with the context keys that follow from it. */
export interface Caller {
  /** As in `Request.principal`. */
  readonly principal: string;
  /** The account of the resources asked about. */
  readonly resourceAccount: string;
  /** Keys that follow from the caller by lower-case name; null for known to be absent. */
  readonly context: ReadonlyMap<string, ContextValue | null>;
  /** The single value of a key that follows from the caller; undefined when open. */
  known(key: string): string | null | undefined;
}

/** A caller from `Request.principal`. */
export function callerOf(principal: string, resourceAccount: string): Caller {
  const context = new Map<string, ContextValue | null>(contextOf(principal));
  context.set('aws:resourceaccount', resourceAccount);
  return {
    principal,
    resourceAccount,
    context,
    known: (key) => {
      const value = context.get(key);
      return typeof value === 'string' || value === null ? value : undefined;
    },
  };
}

function* contextOf(principal: string): Generator<[string, ContextValue | null]> {
  const isService = isServicePrincipal(principal);
  yield ['aws:principalisawsservice', String(isService)];
  if (isService) {
    yield ['aws:principalservicename', principal];
    for (const key of ['aws:principalarn', 'aws:principalaccount', 'aws:principalorgid', 'aws:username'])
      yield [key, null];
    return;
  }
  yield ['aws:principalservicename', null];
  const [, , service, , account, resource = ''] = splitArn(principal);
  if (principal === '*' || !account) {
    yield ['aws:principalaccount', 'anonymous'];
    for (const key of [
      'aws:principalarn',
      'aws:principalorgid',
      'aws:username',
      'aws:sourcearn',
      'aws:sourceaccount',
    ])
      yield [key, null];
    return;
  }
  yield ['aws:principalaccount', account];
  yield ['aws:principalarn', service === 'sts' ? roleOfSession(principal) : principal];
  for (const key of ['aws:sourcearn', 'aws:sourceaccount', 'aws:sourceorgid', 'aws:sourceowner'])
    yield [key, null];
  yield ['aws:username', resource.startsWith('user/') ? resource.slice(resource.lastIndexOf('/') + 1) : null];
}

/** Whether a statement names a caller; a statement without `Principal` is about whoever wears the policy. */
export function coversCaller({ principal }: Statement, caller: Caller): boolean {
  if (!principal) return true;
  return principal.entries.some((entry) => entryCovers(entry, caller.principal)) !== principal.negated;
}

function entryCovers({ type, value }: PrincipalEntry, principal: string): boolean {
  if (type !== 'AWS') return value === principal;
  if (value === '*') return true;
  if (value === principal) return true;
  const [, , service, , account] = splitArn(principal);
  if (!account) return false;
  if (value === account || /^arn:[^:]*:iam::(\d{12}):root$/.exec(value)?.[1] === account) return true;
  return service === 'sts' && value === roleOfSession(principal);
}

function isServicePrincipal(principal: string): boolean {
  return /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(principal);
}

function splitArn(arn: string): string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

function roleOfSession(arn: string): string {
  return arn.replace(/^(arn:[^:]*):sts::(\d+):assumed-role\/([^/]+)\/.*$/, '$1:iam::$2:role/$3');
}
