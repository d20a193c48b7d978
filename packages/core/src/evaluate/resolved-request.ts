import { type Caller, callerOf } from '../match/caller.ts';
import { type ContextLookup, type LookedUp, UNKNOWN_VALUE } from '../match/context-lookup.ts';
import type { ContextValue, Request } from '../request/request.ts';
import { actionName } from './action-name.ts';
import type { ServiceSemantics } from './services/service-semantics.ts';

const MANAGER_KEY = 'aws:PrincipalOrgMasterAccountId';
const FOLDED_MANAGER_KEY = MANAGER_KEY.toLowerCase();

/**
 * A request with what follows from it: who calls, whose the resource is, and the condition keys that AWS
 * derives. A key that the request gives always wins over one that is derived.
 */
export class ResolvedRequest implements ContextLookup {
  readonly request: Request;
  readonly caller: Caller;
  /** In lower case. */
  readonly action: string;
  readonly service: string;
  readonly semantics: ServiceSemantics;
  readonly resource: string;
  /** The resource's account as the request or the ARN says it; undefined when neither does. */
  readonly givenResourceAccount: string | undefined;
  /** Whether the caller has a permissions boundary. */
  readonly hasBoundary: boolean;
  readonly #context: Readonly<Record<string, ContextValue>> | undefined;
  #manager: LookedUp = undefined;
  #managerIsKnown = false;

  /** @throws InvalidRequestError when the principal or the action cannot be */
  constructor(request: Request, hasBoundary: boolean) {
    const { folded, service, semantics } = actionName(request.action);
    this.request = request;
    this.caller = callerOf(request.principal);
    this.action = folded;
    this.service = service;
    this.semantics = semantics;
    this.resource = request.resource;
    this.givenResourceAccount = request.resourceAccount ?? accountOf(request.resource);
    this.hasBoundary = hasBoundary;
    this.#context = request.context;
  }

  /** The resource's account; one that nobody names is taken to be the caller's. */
  get resourceAccount(): string | undefined {
    return this.givenResourceAccount ?? this.caller.account;
  }

  /** Whether caller and resource belong to the same account. */
  get isSameAccount(): boolean {
    return this.caller.account === this.resourceAccount;
  }

  /**
   * Whether the request says, by the key `aws:PrincipalOrgMasterAccountId`, that an account is the one that
   * manages the caller's organization; organization policies leave that account alone.
   */
  isManagementAccount(account: string | undefined): boolean {
    if (!this.#managerIsKnown) {
      this.#manager = this.lookup(FOLDED_MANAGER_KEY, MANAGER_KEY);
      this.#managerIsKnown = true;
    }
    return account !== undefined && this.#manager === account;
  }

  lookup(folded: string, written: string): LookedUp {
    const context = this.#context;
    if (context !== undefined) {
      if (Object.hasOwn(context, written)) return context[written];
      for (const key in context) {
        if (key.length === folded.length && key.toLowerCase() === folded) return context[key];
      }
    }
    const { unknownKeys } = this.request;
    if (unknownKeys !== undefined && unknownKeys !== 'all' && lists(unknownKeys, folded))
      return UNKNOWN_VALUE;
    const derived = this.caller.keys.get(folded) ?? this.#derived(folded);
    if (derived !== undefined) return derived;
    return unknownKeys === 'all' ? UNKNOWN_VALUE : undefined;
  }

  #derived(folded: string): string | undefined {
    if (folded === 'aws:resourceaccount') return this.givenResourceAccount;
    return this.semantics.keys?.get(folded)?.(this);
  }
}

function lists(keys: readonly string[], folded: string): boolean {
  return keys.some((key) => key.toLowerCase() === folded);
}

/** The account in an ARN; undefined when the ARN leaves it out or has none of a customer (`arn:aws:iam::aws:policy/...`). */
function accountOf(arn: string): string | undefined {
  if (!arn.startsWith('arn:')) return undefined;
  let start = 4;
  for (let part = 1; part < 4; part++) {
    const colon = arn.indexOf(':', start);
    if (colon === -1) return undefined;
    start = colon + 1;
  }
  const end = arn.indexOf(':', start);
  return end - start === 12 ? arn.slice(start, end) : undefined;
}
