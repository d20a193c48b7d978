import {
  OpaqueTable,
  type PolicyInContext,
  type PolicyKind,
  parsePolicy,
  readJson,
  SourceText,
} from '@leastwise/core';

/** A statement as JSON, as people write it. */
export type StatementJson = Readonly<Record<string, unknown>> & { readonly Effect: 'Allow' | 'Deny' };

/** A policy of version 2012-10-17 from its statements. */
export function policyOf(
  statements: readonly object[],
  kind: PolicyKind = 'identity',
  opaque = new OpaqueTable(),
): PolicyInContext {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  const { root } = readJson(text);
  if (!root) throw new Error('the policy made up for a test is no JSON');
  return {
    policy: parsePolicy(root, kind),
    kind,
    name: 'policy',
    source: new SourceText('policy.json', text),
    opaque,
  };
}
