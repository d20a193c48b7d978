import { hasPrincipal } from '@leastwise/core';
import { REASON_TEXTS } from '../decision/reason-text.ts';
import { blocks, type ExplanationOptions, paragraph } from '../explain/layout.ts';
import { requestLine } from '../request-line.ts';
import { statementAt } from '../statement-at.ts';
import { took } from '../text/took.ts';
import { oneLine } from '../text/visible.ts';
import { wrap } from '../text/wrap.ts';
import type { ProofReport } from './proof-report.ts';

/** For people: the verdict on the claim, a request that it is not true of, and how it is known. */
export function renderProof(report: ProofReport, options: ExplanationOptions): string {
  const { style, width } = options;
  const { verdict, claim, refutation, witness, isAllowed, cause, explanation, reason, notAnalysed } = report;
  const paint = (text: string): string =>
    verdict === 'proved' ? style.good(text) : style.severity(verdict === 'refuted' ? 'high' : 'medium', text);
  const told = {
    proved: claim,
    refuted: refutation,
    unknown: `whether ${claim} could not be decided`,
  };
  const [first = '', ...rest] = wrap(told[verdict], width - 4, verdict.length - 2);
  const details: string[] = [];
  if (witness) {
    const showsCaller = cause === undefined || explanation !== undefined || hasPrincipal(cause.policy.kind);
    details.push(`e.g. ${requestLine(witness, showsCaller)}: ${isAllowed ? 'allowed' : 'not allowed'}`);
  }
  if (cause)
    details.push(`${isAllowed ? 'granted' : 'denied'} by ${statementAt(cause.statement, cause.policy)}`);
  if (explanation) details.push(REASON_TEXTS[explanation.reason]);
  if (reason !== undefined) details.push(reason);
  const indented = { ...options, width: width - 4 };
  return blocks(
    [`${paint(`${verdict}:`)} ${style.strong(first)}`, ...rest.map((line) => `    ${style.strong(line)}`)],
    details.flatMap((text) => paragraph(oneLine(text), indented).map((line) => `    ${line}`)),
    notAnalysed
      .map((part) => `${part.file}: ${part.reason}`)
      .filter((part) => part !== reason)
      .flatMap((part) => paragraph(`not analysed: ${part}`, options)),
    closing(report, options),
  );
}

function closing(
  { verdict, universe, assumed, catalogDate, milliseconds }: ProofReport,
  options: ExplanationOptions,
) {
  const over = universe === 'future' ? 'and actions AWS may add' : 'only: AWS may add actions';
  const done = { proved: 'proved over all requests', refuted: 'found', unknown: 'looked over all requests' };
  const how = `${done[verdict]} in ${took(milliseconds)} (catalogue of ${catalogDate} ${over})`;
  return [
    ...(assumed === undefined ? [] : paragraph(`taken ${assumed}`, options)),
    ...wrap(how, options.width).map(options.style.faint),
  ];
}
