import { type Difference, shownRequest } from '@leastwise/core';
import type { diffSchema } from '../schemas/diff.ts';
import type { Written } from '../schemas/written.ts';
import { statementJson } from '../statement-json.ts';
import type { DiffReport } from './diff-report.ts';

type DiffJson = Written<typeof diffSchema>;

/** For programs: versioned; fields are added, never changed or taken away, within one version. */
export function renderDiffJson(report: DiffReport): string {
  const { verdict, gained, lost, reason, assumed, pairs, notCompared, catalogDate } = report;
  const json: DiffJson = {
    version: 1,
    verdict,
    gained: gained.map(differenceJson),
    lost: lost.map(differenceJson),
    ...(reason !== undefined && { reason }),
    ...(assumed.length > 0 && { assumed: assumed.join('; ') }),
    pairs,
    notAnalysed: notCompared.map(({ file, reason: why }) => ({ file, reason: why })),
    catalogueDate: catalogDate,
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
}: Difference): DiffJson['gained'][number] {
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
