import type { Range } from '../document/source-text.ts';
import type { Request } from '../request/request.ts';
import { Authorizer } from './authorize.ts';
import type { DependsOn } from './depends-on.ts';
import type { Explanation } from './explanation.ts';
import type { Decision } from './judge.ts';
import type { PolicyLayers } from './policy-layers.ts';

/** A test of policies: a request and the decision it should get. */
export interface TestCase {
  readonly name: string;
  /** What the case rests on. */
  readonly source?: { readonly page: string; readonly says: string };
  /** One request, or several that one call needs at once: each must be allowed. */
  readonly requests: readonly Request[];
  readonly policies: PolicyLayers;
  readonly expect: {
    readonly decision: Decision;
    /** Of `depends`: the names of what it depends on, in any order. */
    readonly dependsOn?: readonly string[];
  };
  /** The case in its file. */
  readonly range: Range;
}

/** What became of a case. */
export interface TestCaseResult {
  readonly name: string;
  readonly decision: Decision;
  readonly expected: Decision;
  readonly pass: boolean;
  /** What the decision depends on. */
  readonly dependsOn: readonly DependsOn[];
  /** The explanation of each request's decision. */
  readonly reasons: readonly Explanation[];
}

/** The decision on requests that must all be allowed, from the worst down. */
const WORST_FIRST: readonly Decision[] = ['explicitly-denied', 'implicitly-denied', 'depends', 'allowed'];

/** Runs one case. */
function runCase({ name, requests, policies, expect }: TestCase): TestCaseResult {
  const authorizer = new Authorizer(policies);
  const all = requests.map((request) => authorizer.authorize(request));
  const decision = WORST_FIRST.find((worst) => all.some((one) => one.decision === worst)) ?? 'allowed';
  const dependsOn = decision === 'depends' ? all.flatMap((one) => one.dependsOn) : [];
  const asNamed = !expect.dependsOn || sameNames(expect.dependsOn, dependsOn);
  return {
    name,
    decision,
    expected: expect.decision,
    pass: decision === expect.decision && asNamed,
    dependsOn,
    reasons: all.map(({ explanation }) => explanation),
  };
}

/** Runs cases, each by itself. */
export function runCases(cases: readonly TestCase[]): readonly TestCaseResult[] {
  return cases.map(runCase);
}

function sameNames(expected: readonly string[], found: readonly DependsOn[]): boolean {
  const folded = (names: readonly string[]): string =>
    [...new Set(names.map((name) => name.toLowerCase()))].sort().join('\n');
  return folded(expected) === folded(found.map(({ name }) => name));
}
