import {
  type Comparison,
  type Difference,
  hasPrincipal,
  type SetDescription,
  shownRequest,
} from '@leastwise/core';
import type { ExplanationOptions } from '../explain/layout.ts';
import { requestLine } from '../request-line.ts';
import { statementAt } from '../statement-at.ts';
import { styleCodeSpans } from '../text/code-spans.ts';
import { count } from '../text/plural.ts';
import { took } from '../text/took.ts';
import { oneLine } from '../text/visible.ts';
import { wrap } from '../text/wrap.ts';
import type { DiffReport } from './diff-report.ts';

const MEANINGS: Record<Comparison['verdict'], string> = {
  equivalent: 'both allow the same requests',
  narrower: 'everything that the new side allows, the old one did; not the other way round',
  broader: 'the new side allows requests that the old one does not',
  incomparable: 'the new side allows requests that the old one does not, and no longer others that it did',
  unknown: 'whether the new side allows more could not be decided',
};

/** Actions that are named even where a pattern says them. */
const FEW_ACTIONS = 2;
/** Actions that are named; the rest is a number. */
const MOST_ACTIONS = 6;

/** For people: the verdict, what was gained (+) and lost (-) with an example of each, and how it is known. */
export function renderDiff(report: DiffReport, options: ExplanationOptions): string {
  const { verdict, gained, lost, notCompared } = report;
  const blocks = [
    verdictLines(report, options),
    ...gained.map((difference) => differenceLines('+', difference, options)),
    ...lost.map((difference) => differenceLines('-', difference, options)),
    notCompared.flatMap(({ file, reason }) => paragraph(`not compared: ${file}: ${reason}`, 2, options)),
    closingLines(report, options),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join(verdict === 'equivalent' ? '\n' : '\n\n')}\n`;
}

/** What is said where AWS would have to add what differs: that two versions do the same today is what people ask first. */
const NOT_TODAY =
  'of what exists today nothing that differs was found: AWS would have to add actions, or let them take such resources';

function verdictLines({ verdict, reason, gained, lost }: DiffReport, options: ExplanationOptions): string[] {
  const { style } = options;
  const paint = (text: string): string =>
    verdict === 'equivalent' || verdict === 'narrower' ? style.good(text) : style.severity('high', text);
  const [first = '', ...rest] = wrap(`${verdict}: ${MEANINGS[verdict]}`, options.width);
  const lines = [paint(`${verdict}:`) + style.strong(first.slice(verdict.length + 1)), ...rest];
  const differences = [...gained, ...lost];
  const isLater = differences.length > 0 && differences.every(({ universe }) => universe === 'future');
  return [
    ...lines,
    ...(isLater ? paragraph(NOT_TODAY, 2, options) : []),
    ...(reason === undefined ? [] : paragraph(`not decided: ${reason}`, 2, options)),
  ];
}

function differenceLines(sign: '+' | '-', difference: Difference, options: ExplanationOptions): string[] {
  const { style } = options;
  const { policy, resources: patterns, exceptResources: except, request } = difference;
  const resources = described({ patterns, except }, (one) => policy.opaque.show(one));
  const what = `${actionsOf(difference)}   on ${resources}`;
  const future = difference.universe === 'future' ? ' (not today: AWS may add it)' : '';
  const head = wrap(oneLine(what) + future, options.width - 4).map((line, at) =>
    at === 0
      ? `  ${sign === '+' ? style.severity('high', '+') : style.faint('-')} ${style.strong(line)}`
      : `    ${style.strong(line)}`,
  );
  const showsCaller = hasPrincipal(policy.kind);
  const example = requestLine(shownRequest(request, policy.opaque), showsCaller);
  return [
    ...head,
    ...whenLines(difference, options),
    ...paragraph(causeOf(sign, difference), 6, options),
    ...paragraph(`e.g. ${example}`, 6, options),
  ];
}

/** The actions by name where they are few, else as the policies have them where that says it, else some of them. */
function actionsOf({ actions, moreActions, actionPatterns, request }: Difference): string {
  if (actions.length === 0) return request.action;
  if (actionPatterns && actions.length + moreActions > FEW_ACTIONS) return described(actionPatterns);
  const others = moreActions + actions.length - MOST_ACTIONS;
  return `${actions.slice(0, MOST_ACTIONS).join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
}

function described({ patterns, except }: SetDescription, show = (pattern: string) => pattern): string {
  const list = (texts: readonly string[]): string => texts.map(show).join(', ');
  return except.length === 0 ? list(patterns) : `${list(patterns)} except ${list(except)}`;
}

function whenLines({ when, policy }: Difference, options: ExplanationOptions): string[] {
  if (when.length === 0) return [];
  const conditions = when.map(({ condition: { operator, key, values }, holds }) => {
    const listed = values.map(({ value }) => policy.opaque.show(value)).join(', ');
    return `${holds ? '' : 'not '}${operator.value} ${key.value} ${listed}`;
  });
  return paragraph(`when ${conditions.join('; and ')}`, 6, options);
}

function causeOf(sign: '+' | '-', { statement, policy, deniedBy }: Difference): string {
  const granted = statementAt(statement, policy);
  if (deniedBy) {
    const denial = statementAt(deniedBy.statement, deniedBy.policy);
    return sign === '+'
      ? `no longer denied by ${denial}; granted by ${granted}`
      : `now denied by ${denial}; was granted by ${granted}`;
  }
  return sign === '+' ? `granted by ${granted}` : `no longer granted: ${granted}`;
}

function closingLines(report: DiffReport, options: ExplanationOptions): string[] {
  const { verdict, pairs, assumed, catalogDate, milliseconds } = report;
  if (pairs === 0) return [options.style.faint('there are no policies in what changed')];
  const scope = pairs === 1 ? '' : ` of ${count(pairs, 'policy set')}`;
  const how = `over all requests${scope} in ${took(milliseconds)} (catalogue of ${catalogDate} and actions AWS may add)`;
  const text = verdict === 'unknown' ? `looked ${how}` : `proved ${how}`;
  return [
    ...assumed.flatMap((one) => paragraph(`compared ${one}`, 0, options)),
    ...wrap(text, options.width).map(options.style.faint),
  ];
}

function paragraph(text: string, indent: number, { style, width }: ExplanationOptions): string[] {
  const margin = ' '.repeat(indent);
  return styleCodeSpans(wrap(oneLine(text), width - indent), style).map((line) => margin + line);
}
