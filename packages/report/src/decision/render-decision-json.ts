import type { DecisionReport } from './decision-report.ts';

/** For programs: the decision with every layer, statement and element. */
export function renderDecisionJson(report: DecisionReport): string {
  const { decision, request, dependsOn, explanation, remedies, labelOf } = report;
  const layers = explanation.layers.map((layer) => ({
    ...layer,
    policies: layer.policies.map((policy) => ({
      name: labelOf(layer.layer, layer.level ?? 0, policy.index).name,
      ...policy,
    })),
  }));
  const json = {
    version: 1,
    decision,
    request,
    dependsOn,
    remedies,
    explanation: { ...explanation, layers },
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}
