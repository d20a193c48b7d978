import { managedPolicyIndex } from './generated/managed-policy-index.ts';
import { date } from './generated/services.ts';
import type { ManagedPolicies, ManagedPolicy } from './model.ts';
import { isSupersededPolicy } from './superseded-policies.ts';

const ROOT = 'arn:aws:iam::aws:policy/';

/** An AWS managed policy without its document. */
export type ManagedPolicyEntry = Omit<ManagedPolicy, 'document'>;

/** The index, with the length of each document. */
interface IndexedPolicy extends ManagedPolicyEntry {
  readonly length: number;
}

let index: readonly IndexedPolicy[] | undefined;
let policies: Promise<ManagedPolicies> | undefined;

function indexed(): readonly IndexedPolicy[] {
  index ??= managedPolicyIndex.split(',').map((row) => {
    const [pathAndName = '', version = '', updated = '', length = ''] = row.split(' ');
    const name = pathAndName.slice(pathAndName.lastIndexOf('/') + 1);
    const deprecated = isSupersededPolicy(name);
    return { name, arn: ROOT + pathAndName, version, updated, deprecated, length: Number(length) };
  });
  return index;
}

let entries: ReadonlyMap<string, ManagedPolicyEntry> | undefined;

/** AWS managed policies by name, in order of names, without their documents: cheap to load. */
export function managedPolicyEntries(): ReadonlyMap<string, ManagedPolicyEntry> {
  entries ??= new Map(indexed().map(({ length: _, ...entry }) => [entry.name, entry]));
  return entries;
}

let arns: ReadonlyMap<string, string> | undefined;

/** ARNs of AWS managed policies, with their paths, by name; in order of names. */
export function managedPolicyArns(): ReadonlyMap<string, string> {
  arns ??= new Map([...managedPolicyEntries().values()].map(({ name, arn }) => [name, arn]));
  return arns;
}

/** AWS managed policies with their documents, which load on the first call. */
export function loadManagedPolicies(): Promise<ManagedPolicies> {
  policies ??= load();
  return policies;
}

async function load(): Promise<ManagedPolicies> {
  const { managedPolicyDocuments } = await import('./generated/managed-policy-documents.ts');
  return managedPoliciesOf(managedPolicyDocuments);
}

/** @param documents all documents, one after the other in the order of the index */
export function managedPoliciesOf(documents: string): ManagedPolicies {
  let from = 0;
  const byName = new Map(
    indexed().map(({ length, ...entry }): [string, ManagedPolicy] => {
      const document = documents.slice(from, from + length);
      from += length;
      return [entry.name, { ...entry, document }];
    }),
  );
  const byArn = new Map([...byName.values()].map((policy) => [policy.arn, policy]));
  const names = [...byName.keys()];
  return {
    date,
    names: () => names,
    get: (nameOrArn) => byName.get(nameOrArn) ?? byArn.get(inStandardPartition(nameOrArn)),
  };
}

/** AWS keeps the same policies in its other partitions: `arn:aws-cn:iam::aws:policy/...`. */
function inStandardPartition(arn: string): string {
  return arn.replace(/^arn:aws-[a-z-]+:iam::aws:policy\//, ROOT);
}
