import { layerLines } from '../decision/layer-lines.ts';
import { DECISION_NAMES, REASON_TEXTS } from '../decision/reason-text.ts';
import type { ExplanationOptions } from '../explain/layout.ts';
import { styleCodeSpans } from '../text/code-spans.ts';
import { count } from '../text/plural.ts';
import { oneLine } from '../text/visible.ts';
import { wrap } from '../text/wrap.ts';
import type { CaseReport, RanCase } from './case-report.ts';

/** For people: each case that fails with what was decided and why, and a count. */
export function renderCases({ cases, files }: CaseReport, options: ExplanationOptions): string {
  const { style } = options;
  const failed = cases.filter(({ pass }) => !pass);
  const total = `${count(cases.length, 'case')} of ${count(files, 'file')}`;
  const blocks = failed.map((one) => failureLines(one, options).join('\n'));
  const closing =
    failed.length === 0
      ? style.good(cases.length === 1 ? `${total} passes` : `${total} pass`)
      : style.severity('high', `${failed.length} of ${total} ${failed.length === 1 ? 'fails' : 'fail'}`);
  return `${[...blocks, closing].join('\n\n')}\n`;
}

function failureLines(one: RanCase, options: ExplanationOptions): string[] {
  const { style, width } = options;
  const { name, location, decision, reasons } = one;
  return [
    `${style.severity('high', 'fails:')} ${style.strong(oneLine(name))}`,
    `  ${style.faint('-->')} ${location.file}:${location.startLine}`,
    ...wrap(oneLine(failureText(one)), width - 2).map((text) => `  ${text}`),
    ...reasons.flatMap((explanation) => [
      ...styleCodeSpans([`  ${REASON_TEXTS[explanation.reason]}`], style),
      ...layerLines(
        explanation,
        decision,
        (_layer, _level, index) => ({ name: `policy ${index + 1}` }),
        options,
      ),
    ]),
  ];
}

/** What was expected, and what was decided. */
export function failureText({ decision, expected, dependsOn, expectedDependsOn }: RanCase): string {
  const open = dependsOn.map(({ name }) => name).join(', ');
  const got = `${DECISION_NAMES[decision]}${open === '' ? '' : ` on ${open}`}`;
  const named =
    decision === expected && expectedDependsOn ? ` on ${expectedDependsOn.join(', ') || 'nothing'}` : '';
  return `expected ${DECISION_NAMES[expected]}${named}, and it is ${got}`;
}
