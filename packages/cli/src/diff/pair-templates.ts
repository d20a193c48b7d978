import type { DeclaredPrincipal, ManagedPolicyAttachment, PolicyInContext, Source } from '@leastwise/core';
import { groupBy, type Pair } from './pair.ts';
import { pairForms } from './pair-forms.ts';
import { haveSameConditions } from './same-conditions.ts';

/** The document of a managed policy of AWS; undefined for one that AWS does not have. */
export type ManagedDocument = (attachment: ManagedPolicyAttachment) => PolicyInContext | undefined;

/**
 * Pairs what two templates declare: for each user, group and role all that it wears, with AWS's managed policies;
 * its boundary; and every policy that nobody there wears, by its owner and its name.
 */
export function pairTemplates(
  before: Source | undefined,
  after: Source | undefined,
  managed: ManagedDocument,
): Pair[] {
  const same = haveSameConditions(before, after);
  const principals = pairUp(
    before?.principals ?? [],
    after?.principals ?? [],
    ({ resource }) => resource.id,
    same,
  );
  const worn = new Set(
    [...(before?.principals ?? []), ...(after?.principals ?? [])].flatMap(({ policies, boundary }) =>
      [...policies, ...(boundary && 'policy' in boundary ? [boundary] : [])].map(keyOf),
    ),
  );
  const alone = (source: Source | undefined): PolicyInContext[] =>
    (source?.policies ?? []).filter((policy) => !worn.has(keyOf(policy)));
  return [
    ...principals.flatMap(([old, fresh]) => [
      wholeOf(old, fresh, managed),
      ...boundaryOf(old, fresh, managed),
    ]),
    ...pairUp(alone(before), alone(after), keyOf, same).map(([old, fresh]): Pair => {
      const known = (fresh ?? old)!;
      return { name: known.name, kind: known.kind, before: old ? [old] : [], after: fresh ? [fresh] : [] };
    }),
  ];
}

function pairUp<T extends Parameters<typeof pairForms>[0][number]>(
  before: readonly T[],
  after: readonly T[],
  key: (item: T) => string,
  sameConditions: boolean,
): readonly (readonly [T | undefined, T | undefined])[] {
  const old = groupBy(before, key);
  const fresh = groupBy(after, key);
  const keys = [...new Set([...old.keys(), ...fresh.keys()])];
  return keys.flatMap((one) => pairForms(old.get(one) ?? [], fresh.get(one) ?? [], sameConditions));
}

function keyOf({ owner, kind, policyName, name }: PolicyInContext): string {
  return [owner?.id, kind, policyName ?? (owner ? '' : name)].join('\n');
}

/** All that a principal wears, before and after. */
function wholeOf(
  before: DeclaredPrincipal | undefined,
  after: DeclaredPrincipal | undefined,
  managed: ManagedDocument,
): Pair {
  const known = (after ?? before)!;
  const old = outfitOf(before, managed);
  const fresh = outfitOf(after, managed);
  const gain = fresh.elsewhere.find((reason) => !old.elsewhere.includes(reason));
  const loss = old.elsewhere.find((reason) => !fresh.elsewhere.includes(reason));
  return {
    name: `${known.kind} \`${known.resource.id}\``,
    kind: 'identity',
    before: old.policies,
    after: fresh.policies,
    ...(gain !== undefined && { unknownGain: gain }),
    ...(loss !== undefined && { unknownLoss: loss }),
  };
}

/** The policies of a principal that are here, and in words what is not. */
function outfitOf(
  principal: DeclaredPrincipal | undefined,
  managed: ManagedDocument,
): { readonly policies: readonly PolicyInContext[]; readonly elsewhere: readonly string[] } {
  if (!principal) return { policies: [], elsewhere: [] };
  const { resource, policies, attachments, incomplete } = principal;
  const found = [...policies];
  const elsewhere: string[] = [];
  for (const attachment of attachments) {
    const policy = managed(attachment);
    if (policy) found.push(policy);
    else elsewhere.push(`\`${resource.id}\` wears \`${attachment.arn}\`, which is not here`);
  }
  if (incomplete !== undefined)
    elsewhere.push(`what \`${resource.id}\` wears is not all known: ${incomplete}`);
  return { policies: found, elsewhere };
}

function boundaryOf(
  before: DeclaredPrincipal | undefined,
  after: DeclaredPrincipal | undefined,
  managed: ManagedDocument,
): Pair[] {
  // A principal that comes or goes takes its boundary with it.
  if (!before || !after || (!before.boundary && !after.boundary)) return [];
  const read = ({ boundary }: DeclaredPrincipal) => {
    const policy = boundary && ('policy' in boundary ? boundary : managed(boundary));
    const elsewhere = boundary && !policy && 'arn' in boundary ? boundary.arn : undefined;
    return { policies: policy ? [policy] : [], elsewhere };
  };
  const old = read(before);
  const fresh = read(after);
  const name = `boundary of \`${after.resource.id}\``;
  if (old.elsewhere === fresh.elsewhere && old.elsewhere !== undefined) return [];
  // With a boundary that is not here on one side, only adding it is known to take nothing but away.
  const notHere = (arn: string) => `the boundary \`${arn}\` of \`${after.resource.id}\` is not here`;
  if (fresh.elsewhere !== undefined) {
    const reason = notHere(fresh.elsewhere);
    const gain = before.boundary ? { unknownGain: reason } : {};
    return [{ name, kind: 'boundary', before: [], after: [], ...gain, unknownLoss: reason }];
  }
  if (old.elsewhere !== undefined) {
    return [{ name, kind: 'boundary', before: [], after: [], unknownGain: notHere(old.elsewhere) }];
  }
  return [{ name, kind: 'boundary', before: old.policies, after: fresh.policies }];
}
