import { and, NO, or, type Truth, UNKNOWN, YES } from '../match/truth.ts';
import type { Policy } from '../policy/policy.ts';
import { CompiledPolicies } from './compile-policies.ts';
import { matchesTarget } from './compile-statement.ts';
import type { LayerPolicies, LeveledPolicies } from './policy-layers.ts';
import type { ResolvedRequest } from './resolved-request.ts';

/** Policies of a layer, or the mark that there may be some which nobody has here. */
export type Compiled = CompiledPolicies | 'unknown';

/** Compiles the policies of a layer; undefined when there is no such layer. */
export function compileLayer(policies: LayerPolicies | undefined): Compiled | undefined {
  if (policies === undefined || policies === 'unknown') return policies;
  return new CompiledPolicies(isList(policies) ? policies : [policies]);
}

/** Compiles the levels of a layer; none when there is no such layer. */
export function compileLevels(levels: LeveledPolicies | undefined): readonly Compiled[] {
  if (levels === 'unknown') return ['unknown'];
  return (levels ?? []).map((policies) => new CompiledPolicies(policies));
}

function isList(policies: Policy | readonly Policy[]): policies is readonly Policy[] {
  return Array.isArray(policies);
}

/** Whether some Deny of the policies covers the request. */
export function denies(layer: Compiled | undefined, request: ResolvedRequest): Truth {
  if (layer === undefined) return NO;
  if (layer === 'unknown') return UNKNOWN;
  let truth: Truth = layer.hasUnread ? UNKNOWN : NO;
  for (const statement of layer.about(request.action).denies) {
    if (statement.reach(request) === 'none') continue;
    truth = or(truth, matchesTarget(statement, request));
    if (truth === YES) return YES;
  }
  return truth;
}

/** Whether some Allow of the policies covers the request. */
export function allows(layer: Compiled | undefined, request: ResolvedRequest): Truth {
  if (layer === undefined) return NO;
  if (layer === 'unknown') return UNKNOWN;
  let truth: Truth = layer.hasUnread ? UNKNOWN : NO;
  for (const statement of layer.about(request.action).allows) {
    if (statement.reach(request) === 'none') continue;
    truth = or(truth, matchesTarget(statement, request));
    if (truth === YES) return YES;
  }
  return truth;
}

/** Whether every level has an Allow that covers the request. */
export function everyLevelAllows(levels: readonly Compiled[], request: ResolvedRequest): Truth {
  let truth: Truth = YES;
  for (const level of levels) {
    truth = and(truth, allows(level, request));
    if (truth === NO) return NO;
  }
  return truth;
}

/** Whether some level has a Deny that covers the request. */
export function someLevelDenies(levels: readonly Compiled[], request: ResolvedRequest): Truth {
  let truth: Truth = NO;
  for (const level of levels) {
    truth = or(truth, denies(level, request));
    if (truth === YES) return YES;
  }
  return truth;
}
