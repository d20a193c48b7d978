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
  /** Whether the caller has a permissions boundary. */
  readonly hasBoundary: boolean;
  readonly #context: Readonly<Record<string, ContextValue>> | undefined;
  /** The last key that the request itself does not give, and what it is: the same is asked again and again. */
  #lastKey: string | undefined;
  #lastValue: LookedUp;

  /** @throws InvalidRequestError when the principal or the action cannot be */
  constructor(request: Request, hasBoundary: boolean) {
    const { folded, service, semantics } = actionName(request.action);
    this.request = request;
    this.caller = callerOf(request.principal);
    this.action = folded;
    this.service = service;
    this.semantics = semantics;
    this.resource = request.resource;
    this.hasBoundary = hasBoundary;
    this.#context = request.context;
  }

  /** The resource's account as the request or the ARN says it; undefined when neither does. */
  get givenResourceAccount(): string | undefined {
    const start = startOfAccount(this.resource);
    return (
      this.request.resourceAccount ?? (start === -1 ? undefined : this.resource.slice(start, start + LENGTH))
    );
  }

  /**
   * The account that keys about the resource hold: of an ARN that leaves it out (S3), the one that the resource is taken
   * to be in. Actions that take no resource have no such key.
   */
  get accountInKeys(): string | undefined {
    return (
      this.givenResourceAccount ?? (LEAVES_ACCOUNT_OUT.test(this.resource) ? this.caller.account : undefined)
    );
  }

  /** The resource's account; one that nobody names is taken to be the caller's. */
  get resourceAccount(): string | undefined {
    return this.givenResourceAccount ?? this.caller.account;
  }

  /** Whether caller and resource belong to the same account. */
  get isSameAccount(): boolean {
    const { account } = this.caller;
    const { resourceAccount } = this.request;
    if (resourceAccount !== undefined || account === undefined) return account === this.resourceAccount;
    const start = startOfAccount(this.resource);
    return start === -1 || (account.length === LENGTH && this.resource.startsWith(account, start));
  }

  /**
   * Whether the request says, by the key `aws:PrincipalOrgMasterAccountId`, that an account is the one that
   * manages the caller's organization; organization policies leave that account alone.
   */
  isManagementAccount(account: string | undefined): boolean {
    return account !== undefined && this.lookup(FOLDED_MANAGER_KEY, MANAGER_KEY) === account;
  }

  lookup(folded: string, written: string): LookedUp {
    const context = this.#context;
    if (context !== undefined && Object.hasOwn(context, written)) return context[written];
    if (this.#lastKey !== folded) {
      this.#lastValue = this.#search(folded);
      this.#lastKey = folded;
    }
    return this.#lastValue;
  }

  #search(folded: string): LookedUp {
    const context = this.#context;
    for (const key in context) {
      if (key.length === folded.length && key.toLowerCase() === folded) return context[key];
    }
    const { unknownKeys } = this.request;
    if (unknownKeys !== undefined && unknownKeys !== 'all' && lists(unknownKeys, folded))
      return UNKNOWN_VALUE;
    const derived = this.caller.keys.get(folded) ?? this.#derived(folded);
    if (derived !== undefined) return derived;
    return unknownKeys === 'all' ? UNKNOWN_VALUE : undefined;
  }

  #derived(folded: string): string | undefined {
    if (folded === 'aws:resourceaccount') return this.accountInKeys;
    return this.semantics.keys?.get(folded)?.(this);
  }
}

function lists(keys: readonly string[], folded: string): boolean {
  return keys.some((key) => key.toLowerCase() === folded);
}

const LEAVES_ACCOUNT_OUT = /^arn:[^:]*:[^:]*:[^:]*::/;
const COLON = ':'.charCodeAt(0);
/** Digits of an account. */
const LENGTH = 12;

/**
 * Where in an ARN the account begins; -1 when the ARN leaves it out or has none of a customer
 * (`arn:aws:iam::aws:policy/...`).
 */
function startOfAccount(arn: string): number {
  if (!arn.startsWith('arn:')) return -1;
  let part = 1;
  let start = 0;
  for (let at = 4; at < arn.length; at++) {
    if (arn.charCodeAt(at) !== COLON) continue;
    part++;
    if (part === 4) start = at + 1;
    else if (part === 5) return at - start === LENGTH ? start : -1;
  }
  return -1;
}
