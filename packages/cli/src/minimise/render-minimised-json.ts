import { type Minimised, type PolicyInContext, policyDocument, type Removal } from '@leastwise/core';
import type { minimiseSchema, Written } from '@leastwise/report/schemas';
import { savedBy } from './describe-minimised.ts';

type MinimisedJson = Written<typeof minimiseSchema>;

/** For programs: versioned; fields are added, never changed or taken away, within one version. */
export function renderMinimisedJson(
  policy: PolicyInContext,
  minimised: Minimised,
  catalogueDate: string,
): string {
  const { removed, reason, isUnfinished } = minimised;
  const json: MinimisedJson = {
    version: 1,
    verdict: reason === undefined ? 'equivalent' : 'unknown',
    name: policy.opaque.show(policy.name),
    kind: policy.kind,
    policy: policyDocument(minimised.policy),
    removed: removed.map((removal) => removalJson(policy, removal)),
    size: savedBy(policy, minimised),
    ...(reason !== undefined && { reason }),
    ...(isUnfinished && { isUnfinished }),
    catalogueDate,
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function removalJson(
  { source, opaque }: PolicyInContext,
  { what, statement, value, why }: Removal,
): MinimisedJson['removed'][number] {
  const { index, sid } = statement;
  const location = source.location((value ?? statement).range);
  return {
    what,
    statement: sid?.value ?? index + 1,
    index,
    ...(sid && { sid: sid.value }),
    ...(value && { value: opaque.show(value.value) }),
    line: location.startLine,
    location,
    why,
  };
}
