import type { Difference, PolicyInContext, Statement } from '@leastwise/core';
import type { DiffReport } from './diff-report.ts';
import { shownRequest } from './shown-request.ts';

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
  resources,
  deniedBy,
}: Difference) {
  return {
    request: shownRequest(request, policy.opaque),
    statement: statementJson(statement, policy),
    universe,
    actions,
    moreActions,
    resources: resources.map((resource) => policy.opaque.show(resource)),
    ...(deniedBy && { deniedBy: statementJson(deniedBy.statement, deniedBy.policy) }),
  };
}

/** Which statement, and where it stands. */
export function statementJson({ index, sid, range }: Statement, { name, opaque, source }: PolicyInContext) {
  return {
    index,
    ...(sid && { sid: sid.value }),
    policy: opaque.show(name),
    location: source.location(range),
  };
}
