import { OpaqueTable } from '../document/opaque.ts';
import { readDocument } from '../document/read-document.ts';
import { SourceText } from '../document/source-text.ts';
import { hasPrincipal, type PolicyKind } from '../policy/kind.ts';
import { parsePolicy } from '../policy/parse-policy.ts';
import type { PolicyInContext } from '../policy/source.ts';

/** Names by which a policy that allows everything is known, where AWS has one. */
const NAMES: Partial<Record<PolicyKind, string>> = { scp: 'FullAWSAccess', rcp: 'RCPFullAWSAccess' };

/**
 * A policy of a kind that allows everything: what holds where nothing is attached.
 * @param opaque the table of the policies that it is compared with
 */
export function fullAccess(kind: PolicyKind, opaque: OpaqueTable = new OpaqueTable()): PolicyInContext {
  const name = NAMES[kind] ?? 'full access';
  const principal = hasPrincipal(kind) ? '"Principal": "*", ' : '';
  const source = new SourceText(
    name,
    `{"Version": "2012-10-17", "Statement": {"Effect": "Allow", ${principal}"Action": "*", "Resource": "*"}}`,
  );
  const policy = parsePolicy(readDocument(source).root!, kind);
  return { policy, kind, name, policyName: name, source, opaque };
}
