import {
  type CallerKind,
  type Caller as RequestCaller,
  callerOf as requestCallerOf,
} from '../match/caller.ts';
import { compilePrincipal } from '../match/principal.ts';
import type { Statement } from '../policy/policy.ts';
import type { ContextValue } from '../request/request.ts';

/** Who calls, with the context keys that follow from it. */
export interface Caller {
  /** As in `Request.principal`. */
  readonly principal: string;
  readonly kind: CallerKind;
  /** The account of the resources asked about. */
  readonly resourceAccount: string;
  /** Whether it is of another account than the resources. */
  readonly isForeign: boolean;
  /** Keys that follow from the caller by lower-case name; null for known to be absent. */
  readonly context: ReadonlyMap<string, ContextValue | null>;
  /** The single value of a key that follows from the caller; undefined when open. */
  known(key: string): string | null | undefined;
  /** Equal for callers of whom the same is known. */
  readonly identity: string;
  /** Whether a statement of a policy that names principals names this one. */
  isNamedBy(statement: Statement): boolean;
}

/** Keys that are absent unless they follow from who calls. */
const FROM_CALLER = [
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principaltype',
  'aws:principalisawsservice',
  'aws:principalservicename',
  'aws:username',
];

/** Keys that only calls of AWS services carry. */
const FROM_SERVICES = [
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
];

/**
 * A caller from `Request.principal`.
 * @throws InvalidRequestError when nobody of that form can make a request
 */
export function callerOf(principal: string, resourceAccount: string, hasBoundary: boolean): Caller {
  const caller: RequestCaller = requestCallerOf(principal);
  const context = new Map<string, ContextValue | null>();
  for (const key of FROM_CALLER) context.set(key, caller.keys.get(key) ?? null);
  if (caller.kind !== 'service') for (const key of FROM_SERVICES) context.set(key, null);
  if (caller.kind === 'anonymous') context.set('aws:principalorgid', null);
  for (const [key, value] of caller.keys) context.set(key, value);
  context.set('aws:resourceaccount', resourceAccount);
  return {
    principal,
    kind: caller.kind,
    resourceAccount,
    isForeign: caller.account !== undefined && caller.account !== resourceAccount,
    identity: `${principal} ${resourceAccount}`,
    context,
    known: (key) => {
      const value = context.get(key);
      return typeof value === 'string' || value === null ? value : undefined;
    },
    isNamedBy: ({ principal: element, effect }) =>
      compilePrincipal(element, effect)(caller, { hasBoundary }) !== 'none',
  };
}

/** A caller of whom a question says more: the keys that it gives win over those that follow from who calls. */
export function inContext(caller: Caller, given: Readonly<Record<string, ContextValue | null>>): Caller {
  const keys = new Map(Object.entries(given).map(([key, value]) => [key.toLowerCase(), value]));
  return {
    ...caller,
    identity: `${caller.identity} ${JSON.stringify([...keys].sort(([a], [b]) => (a < b ? -1 : 1)))}`,
    known: (key) => {
      const value = keys.get(key);
      if (value === undefined) return caller.known(key);
      // A policy variable has no value where its key has several.
      return value === null || typeof value === 'string' ? value : value.length === 1 ? value[0]! : null;
    },
  };
}
