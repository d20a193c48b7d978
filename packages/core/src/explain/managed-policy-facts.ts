import type { ManagedPolicyEntry } from '../catalog/managed-policies.ts';
import type { AccessLevel, Action, Catalog, ManagedPolicy } from '../catalog/model.ts';
import { SUPERSEDED_POLICIES } from '../catalog/superseded-policies.ts';
import type { ManagedPolicyFacts, NamedOfService } from './facts.ts';

interface Document {
  readonly Statement: PolicyStatement | readonly PolicyStatement[];
}
interface PolicyStatement {
  readonly Effect: string;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Condition?: object;
}

/** What is known of an AWS managed policy. */
export function explainManagedPolicy(catalog: Catalog, policy: ManagedPolicy): ManagedPolicyFacts {
  const parsed = JSON.parse(policy.document) as Document;
  const statements = listOf(parsed.Statement);
  const allowing = statements.filter(({ Effect }) => Effect === 'Allow');
  const ordinals = new Set(allowing.flatMap((statement) => namedBy(catalog, statement)));
  const named = [...ordinals].sort((a, b) => a - b).map((ordinal) => catalog.actionByOrdinal(ordinal));
  const { document, ...entry } = policy;
  const replacement = replacementOf(policy.name);
  return {
    kind: 'managed-policy',
    policy: entry satisfies ManagedPolicyEntry,
    ...(replacement !== undefined && { replacement }),
    statements: {
      allow: allowing.length,
      deny: statements.length - allowing.length,
      conditional: statements.filter(({ Condition }) => Condition !== undefined).length,
    },
    services: byService(catalog, named),
    named: named.length,
    actionCount: catalog.actionCount,
    permissionsManagement: named.filter(({ accessLevel }) => accessLevel === 'Permissions management'),
    document: JSON.stringify(JSON.parse(document), null, 2),
  };
}

/** What AWS gives in the place of a managed policy; undefined while it stands. */
export function replacementOf(name: string): string | undefined {
  const { replacements } = SUPERSEDED_POLICIES;
  return Object.hasOwn(replacements, name) ? replacements[name] : undefined;
}

/** Ordinals of the actions that a statement names. */
function namedBy(catalog: Catalog, { Action, NotAction }: PolicyStatement): readonly number[] {
  if (Action !== undefined) return listOf(Action).flatMap((pattern) => catalog.ordinalsMatching(pattern));
  const left = new Set(listOf(NotAction ?? []).flatMap((pattern) => catalog.ordinalsMatching(pattern)));
  return catalog.ordinalsMatching('*').filter((ordinal) => !left.has(ordinal));
}

function byService(catalog: Catalog, named: readonly Action[]): readonly NamedOfService[] {
  const services = new Map<string, Map<AccessLevel, number>>();
  for (const { service, accessLevel } of named) {
    const levels = services.get(service) ?? new Map<AccessLevel, number>();
    levels.set(accessLevel, (levels.get(accessLevel) ?? 0) + 1);
    services.set(service, levels);
  }
  return [...services]
    .map(([prefix, levels]) => {
      const service = catalog.service(prefix);
      return {
        prefix,
        name: service?.name ?? prefix,
        levels,
        named: [...levels.values()].reduce((sum, count) => sum + count, 0),
        total: service?.actions.length ?? 0,
      };
    })
    .sort((a, b) => b.named - a.named || (a.prefix < b.prefix ? -1 : 1));
}

function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}
