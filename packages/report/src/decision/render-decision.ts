import type { Remedy } from '@leastwise/core';
import { blocks, type ExplanationOptions, paragraph } from '../explain/layout.ts';
import { oneLine } from '../text/visible.ts';
import { wrap } from '../text/wrap.ts';
import type { DecisionReport } from './decision-report.ts';
import { layerLines, layerTitle } from './layer-lines.ts';
import { DECISION_NAMES, REASON_TEXTS } from './reason-text.ts';

/** For people: the decision, every layer with what it says, and what would allow it. */
export function renderDecision(report: DecisionReport, options: ExplanationOptions): string {
  const { decision, explanation, labelOf } = report;
  return blocks(
    headline(report, options),
    layerLines(explanation, decision, labelOf, options),
    [closing(report), ...assumptions(report)].flatMap((text) => paragraph(text, options)),
  );
}

function headline({ decision, request }: DecisionReport, { style, width }: ExplanationOptions): string[] {
  const { principal, action, resource } = request;
  const may = { allowed: 'may', depends: 'may perhaps' }[decision as string] ?? 'may not';
  const who = principal === '*' ? 'anyone' : principal;
  const text = oneLine(`${who}  ${may}  ${action}${resource === '*' ? '' : `  on ${resource}`}`);
  const name = DECISION_NAMES[decision];
  const paint = (one: string): string =>
    decision === 'allowed'
      ? style.good(one)
      : style.severity(decision === 'depends' ? 'medium' : 'high', one);
  const [first = '', ...rest] = wrap(text, width - 4, name.length - 2);
  return [`${paint(`${name}:`)} ${first}`, ...rest.map((line) => `    ${line}`)];
}

/** What is taken of a resource whose ARN leaves its account out, since it decides whose policies must allow. */
function assumptions({ request, explanation: { caller } }: DecisionReport): readonly string[] {
  const { resource, resourceAccount } = request;
  const isSaid = resourceAccount !== undefined || !/^arn:[^:]*:[^:]*:[^:]*::/.test(resource);
  if (isSaid || caller.account === undefined) return [];
  return [`taken that \`${resource}\` is of account ${caller.account}, since nothing says whose it is`];
}

function closing({ decision, explanation, dependsOn, remedies, request, labelOf }: DecisionReport): string {
  if (decision === 'allowed') return REASON_TEXTS[explanation.reason];
  if (decision === 'depends') {
    const open = dependsOn.map(({ kind, name }) => (kind === 'layer' ? `the layer ${name}` : `\`${name}\``));
    return `depends on ${open.length > 0 ? open.join(', ') : 'what is not known'}`;
  }
  const why = REASON_TEXTS[explanation.reason];
  const hints = remedies.map((remedy) => remedyText(remedy, request, labelOf));
  return hints.length === 0 ? why : `${why}; it would be allowed ${hints.join(', or ')}`;
}

function remedyText(
  remedy: Remedy,
  { action, resource }: DecisionReport['request'],
  labelOf: DecisionReport['labelOf'],
): string {
  const { layer, level } = remedy;
  if (remedy.kind === 'no-deny') {
    const { name } = labelOf(layer, level ?? 0, remedy.policy);
    return `without statement ${remedy.statement + 1} of \`${name}\`, or where that does not apply`;
  }
  const where: Partial<Record<typeof layer, string>> = {
    identity: 'an identity policy',
    resource: "the resource's policy",
    boundary: 'the boundary',
    session: 'the session policy',
    endpoint: 'the endpoint policy',
  };
  const what = `\`${action}\`${resource === '*' ? '' : ` on \`${resource}\``}`;
  return `if ${where[layer] ?? `a policy of ${layerTitle(remedy)}`} allowed ${what}`;
}
