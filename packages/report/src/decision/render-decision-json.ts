import type { canSchema } from '../schemas/can.ts';
import type { Written } from '../schemas/written.ts';
import type { DecisionReport } from './decision-report.ts';

/** For programs: the decision with every layer, statement and element. */
export function renderDecisionJson(report: DecisionReport): string {
  const { decision, request, dependsOn, explanation, remedies, labelOf } = report;
  const layers = explanation.layers.map((layer) => ({
    ...layer,
    policies: layer.policies.map((policy) => {
      const { name, locationOf } = labelOf(layer.layer, layer.level ?? 0, policy.index);
      const statements = policy.statements.map((statement) => {
        const location = locationOf?.(statement.index);
        return { ...statement, ...(location && { location }) };
      });
      return { name, ...policy, statements };
    }),
  }));
  const json: Written<typeof canSchema> = {
    version: 1,
    decision,
    request,
    dependsOn,
    remedies,
    explanation: { ...explanation, layers },
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}
