import {
  type Caller,
  callerOf,
  InvalidRequestError,
  OPERATORS,
  type OpaqueTable,
  type PolicyKind,
  parseOperator,
  parsePolicy,
  type RequestSet,
  readDocument,
  SourceText,
} from '@leastwise/core';
import { didYouMean } from '../did-you-mean.ts';
import { UsageError } from '../errors.ts';

/** The requests that a claim is about, as the command line says them. */
export interface RequestSetFlags {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principals: readonly string[];
  /** Each `Operator:key=value`. */
  readonly when: readonly string[];
  readonly opaque: OpaqueTable;
  /** Refuses a condition key that is none. */
  readonly requireKey: (key: string) => void;
}

/**
 * The set of requests as the policy that would allow exactly them.
 * @throws UsageError for a flag that says nothing we can take
 */
export async function requestSet(flags: RequestSetFlags): Promise<RequestSet> {
  const { actions, resources, principals, when, opaque } = flags;
  const conditions = new Map<string, Map<string, string[]>>();
  const add = (operator: string, key: string, value: string): void => {
    const keys = conditions.get(operator) ?? new Map<string, string[]>();
    conditions.set(operator, keys);
    keys.set(key, [...(keys.get(key) ?? []), value]);
  };
  for (const one of when) {
    const condition = await parseWhen(one);
    flags.requireKey(condition[1]);
    add(...condition);
  }
  const callers = principals.map(callerNamed);
  const [caller] = callers;
  if (caller && callers.length === 1)
    for (const [key, value] of keysOf(caller)) add('StringEquals', key, value);
  const statement = {
    Effect: 'Allow',
    ...(callers.length > 0 && { Principal: principalElement(callers) }),
    Action: actions,
    Resource: resources,
    ...(conditions.size > 0 && {
      Condition: Object.fromEntries(
        [...conditions].map(([operator, keys]) => [operator, Object.fromEntries(keys)]),
      ),
    }),
  };
  const kind: PolicyKind = callers.length > 0 ? 'resource' : 'identity';
  const source = new SourceText('request', JSON.stringify({ Version: '2008-10-17', Statement: statement }));
  const policy = parsePolicy(readDocument(source).root!, kind);
  const equals = conditions.get('StringEquals') ?? new Map<string, string[]>();
  const known = new Map(
    [...equals].flatMap(([key, values]) => (values.length === 1 ? [[key.toLowerCase(), values[0]!]] : [])),
  );
  return {
    policy: { policy, kind, name: 'the requests', source, opaque },
    known: (key) => known.get(key),
  };
}

async function parseWhen(text: string): Promise<[operator: string, key: string, value: string]> {
  const [, operator, key, value] = /^((?:For(?:AllValues|AnyValue):)?\w+):([^=]+)=(.*)$/s.exec(text) ?? [];
  if (operator === undefined || key === undefined || value === undefined) {
    throw new UsageError(
      `\`${text}\` is not a condition; write \`Operator:key=value\`, such as \`StringEquals:aws:RequestedRegion=eu-west-1\``,
    );
  }
  if (!parseOperator(operator).operator) {
    const names = OPERATORS.map(({ name }) => name);
    const hint = await didYouMean(operator, names, `such as ${names.slice(0, 3).join(', ')}`);
    throw new UsageError(`\`${operator}\` is not a condition operator; ${hint}`);
  }
  return [operator, key, value];
}

function callerNamed(principal: string): Caller {
  try {
    return callerOf(principal);
  } catch (error) {
    if (error instanceof InvalidRequestError) throw new UsageError(error.message);
    throw error;
  }
}

/**
 * What follows from who calls: policies that name no principals decide on it by condition keys and variables. An
 * account stands for everybody in it, and `*` for everybody.
 */
function keysOf({ kind, keys, account }: Caller): Iterable<readonly [string, string]> {
  if (kind === 'anonymous') return [];
  return kind === 'root' && account !== undefined ? [['aws:principalaccount', account]] : keys;
}

function principalElement(callers: readonly Caller[]): unknown {
  const types = new Map<string, string[]>();
  for (const { kind, principal } of callers) {
    const type = {
      service: 'Service',
      'web-identity': 'Federated',
      saml: 'Federated',
      'canonical-user': 'CanonicalUser',
    }[kind as string];
    // `*` as a principal is everybody, the caller who does not sign among them.
    types.set(type ?? 'AWS', [...(types.get(type ?? 'AWS') ?? []), principal]);
  }
  return Object.fromEntries(types);
}
