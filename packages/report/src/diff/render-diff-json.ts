import { type Difference, shownRequest } from '@leastwise/core';
import { statementJson } from '../statement-json.ts';
import type { DiffReport } from './diff-report.ts';

/** For programs: versioned; fields are added, never changed or taken away, within one version. */
export function renderDiffJson({ verdict, gained, lost, reason }: DiffReport): string {
  const json = {
    version: 1,
    verdict,
    gained: gained.map(differenceJson),
    lost: lost.map(differenceJson),
    ...(reason !== undefined && { reason }),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function differenceJson({
  request,
  statement,
  policy,
  universe,
  actions,
  moreActions,
  actionPatterns,
  resources,
  exceptResources,
  when,
  deniedBy,
}: Difference) {
  return {
    request: shownRequest(request, policy.opaque),
    statement: statementJson(statement, policy),
    universe,
    actions,
    moreActions,
    ...(actionPatterns && { actionPatterns }),
    resources: resources.map((resource) => policy.opaque.show(resource)),
    exceptResources: exceptResources.map((resource) => policy.opaque.show(resource)),
    when: when.map(({ condition: { operator, key, values }, holds }) => ({
      operator: operator.value,
      key: key.value,
      values: values.map(({ value }) => policy.opaque.show(value)),
      holds,
    })),
    ...(deniedBy && { deniedBy: statementJson(deniedBy.statement, deniedBy.policy) }),
  };
}
