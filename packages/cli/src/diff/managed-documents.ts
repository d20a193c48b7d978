import {
  loadManagedPolicies,
  type OpaqueTable,
  type PolicyInContext,
  parsePolicy,
  readDocument,
  type Source,
  SourceText,
} from '@leastwise/core';
import type { ManagedDocument } from './pair-templates.ts';

/** The documents of AWS's managed policies, which are megabytes: loaded when some source attaches one. */
export async function managedDocuments(
  sources: Iterable<Source>,
  opaque: OpaqueTable,
): Promise<ManagedDocument> {
  if (![...sources].some(({ attachments }) => attachments.length > 0)) return () => undefined;
  const managed = await loadManagedPolicies();
  const read = new Map<string, PolicyInContext>();
  return ({ arn, awsManagedName }) => {
    const known = managed.get(awsManagedName ?? arn);
    if (!known) return undefined;
    let policy = read.get(known.name);
    if (!policy) {
      const source = new SourceText(known.name, known.document);
      policy = {
        policy: parsePolicy(readDocument(source).root!, 'identity'),
        kind: 'identity',
        name: known.name,
        policyName: known.name,
        form: 'managed',
        source,
        opaque,
      };
      read.set(known.name, policy);
    }
    return policy;
  };
}
