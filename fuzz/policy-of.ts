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

/** The versions of the policy language; the older one has no policy variables. */
export const VERSIONS = ['2012-10-17', '2008-10-17'] as const;

/** A policy from its statements, of version 2012-10-17 unless said otherwise. */
export function policyOf(
  statements: readonly object[],
  kind: PolicyKind = 'identity',
  opaque = new OpaqueTable(),
  version: (typeof VERSIONS)[number] = '2012-10-17',
): PolicyInContext {
  const text = JSON.stringify({ Version: version, Statement: statements });
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
