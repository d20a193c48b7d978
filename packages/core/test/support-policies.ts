import { readJson } from '../src/document/index.ts';
import type { PolicyKind } from '../src/policy/kind.ts';
import { parsePolicy } from '../src/policy/parse-policy.ts';
import type { Policy } from '../src/policy/policy.ts';

/** A policy of version 2012-10-17 from its statements. */
export function policyOf(kind: PolicyKind, ...statements: readonly object[]): Policy {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  return parsePolicy(readJson(text).root!, kind);
}
