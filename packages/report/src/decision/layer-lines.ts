import type {
  Decision,
  Explanation,
  LayerExplanation,
  LayerName,
  Location,
  PolicyExplanation,
  StatementExplanation,
} from '@leastwise/core';
import type { ExplanationOptions } from '../explain/layout.ts';
import { styleCodeSpans } from '../text/code-spans.ts';
import { count } from '../text/plural.ts';
import { oneLine } from '../text/visible.ts';
import { displayWidth } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import { whyNot } from './element-text.ts';
import { NOT_BOUND_TEXTS } from './reason-text.ts';

/** What people call a policy of a layer, and where its statements stand. */
export interface PolicyLabel {
  readonly name: string;
  /** Where a statement is, by its index. */
  readonly locationOf?: (statement: number) => Location | undefined;
}

/** Finds the label of a policy: by layer, level (0 where there are none) and position. */
export type LabelOf = (layer: LayerName, level: number, index: number) => PolicyLabel;

const LAYER_NAMES: Record<LayerName, string> = {
  scp: 'SCP',
  rcp: 'RCP',
  endpoint: 'endpoint',
  resource: 'resource',
  identity: 'identity',
  boundary: 'boundary',
  session: 'session',
};

/** The name of a layer with its level, counted from 1 for the organization's root. */
export function layerTitle({ layer, level }: Pick<LayerExplanation, 'layer' | 'level'>): string {
  return level === undefined ? LAYER_NAMES[layer] : `${LAYER_NAMES[layer]} ${level + 1}`;
}

interface Row {
  readonly layer: string;
  readonly name: string;
  readonly verdict: string;
  readonly stops: boolean;
  /** What its statements say, those that speak of the action. */
  readonly notes: readonly string[];
}

/** The layers of a decision as a table: each policy with what it says, and its statements with the reason. */
export function layerLines(
  explanation: Explanation,
  decision: Decision,
  labelOf: LabelOf,
  options: ExplanationOptions,
): string[] {
  const { style, width } = options;
  const rows = explanation.layers.flatMap((layer) => rowsOf(layer, explanation, decision, labelOf));
  if (rows.length === 0) return [style.faint('  there are no policies')];
  const first = Math.max(...rows.map(({ layer }) => layer.length)) + 2;
  const longest = Math.max(...rows.map(({ name }) => displayWidth(name))) + 2;
  const second = Math.min(longest, Math.max(20, width - first - 30));
  return rows.flatMap(({ layer, name, verdict, stops, notes }, at) => {
    const isRepeated = at > 0 && rows[at - 1]!.layer === layer;
    const gap = ' '.repeat(Math.max(2, second - displayWidth(name)));
    const mark = stops ? ` ${style.severity('high', '<- stops it')}` : '';
    const head = `  ${(isRepeated ? '' : layer).padEnd(first)}${style.strong(name)}${gap}${verdict}${mark}`;
    const margin = ' '.repeat(2 + first + 2);
    return [
      head.trimEnd(),
      ...notes.flatMap((note) => {
        const lines = styleCodeSpans(wrap(oneLine(note), width - margin.length - 2), style, style.faint);
        return lines.map((line, row) => margin + (row === 0 ? '' : '  ') + line);
      }),
    ];
  });
}

function rowsOf(
  layer: LayerExplanation,
  { decidedBy }: Explanation,
  decision: Decision,
  labelOf: LabelOf,
): Row[] {
  const title = layerTitle(layer);
  const isBlamed = decision !== 'allowed' && decidedBy.includes(layer.layer) && layer.notBound === undefined;
  if (layer.isUnknown) {
    return [
      { layer: title, name: '', verdict: 'not known: its policies are not here', stops: false, notes: [] },
    ];
  }
  if (layer.policies.length === 0) {
    return [{ layer: title, name: '', verdict: 'no policy', stops: isBlamed, notes: [] }];
  }
  return layer.policies.map((policy) => {
    const label = labelOf(layer.layer, layer.level ?? 0, policy.index);
    const said = verdictOf(policy);
    const verdict =
      layer.notBound === undefined ? said : `does not count: ${NOT_BOUND_TEXTS[layer.notBound]}`;
    const stops = isBlamed && (decision === 'explicitly-denied' ? said === 'denies' : layer.allows === 'no');
    return { layer: title, name: label.name, verdict, stops, notes: notesOf(policy, label) };
  });
}

function verdictOf({ statements, unread }: PolicyExplanation): string {
  const some = (effect: 'Allow' | 'Deny', matches: StatementExplanation['matches']): boolean =>
    statements.some((one) => one.effect === effect && one.matches === matches);
  if (some('Deny', 'yes')) return 'denies';
  if (unread.length > 0 || some('Deny', 'unknown')) return 'depends';
  if (some('Allow', 'yes')) return 'allows';
  return some('Allow', 'unknown') ? 'depends' : 'silent';
}

/** Statements of a policy that do not apply and are told all the same. */
const MOST_SILENT = 5;
/** Statements of a policy that apply and are told: one is enough for the decision. */
const MOST_APPLYING = 10;

/** Statements that match, and the nearest of those that would but for something beside the action. */
function notesOf({ statements, unread }: PolicyExplanation, label: PolicyLabel): string[] {
  const named = statements.filter(({ elements }) =>
    elements.some(
      ({ element, matches }) => (element === 'Action' || element === 'NotAction') && matches === 'yes',
    ),
  );
  const applying = named.filter(({ matches }) => matches !== 'no').slice(0, MOST_APPLYING);
  const silent = named
    .filter((one) => one.matches === 'no' && (applying.length === 0 || distance(one) === 0))
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, MOST_SILENT);
  const told = new Set([...applying, ...silent]);
  const left = named.length - told.size;
  return [
    ...named.filter((statement) => told.has(statement)).map((statement) => noteOf(statement, label)),
    ...(left === 0 ? [] : [`and ${count(left, 'more statement')} about this action`]),
    ...unread.map((reason) => `known only at deployment: ${reason}`),
  ];
}

/** How far a statement is from applying: nearest is one that only its conditions keep from it. */
function distance({ elements }: StatementExplanation): number {
  return elements.filter(({ matches, element }) => matches === 'no' && element !== 'Condition').length;
}

function noteOf(statement: StatementExplanation, { locationOf }: PolicyLabel): string {
  const { matches, effect, index, sid } = statement;
  const at = locationOf?.(index);
  const place = at ? `, ${at.file}:${at.startLine}` : '';
  const which = `statement ${index + 1}${sid === undefined ? '' : ` \`${sid}\``}${place}`;
  const why = whyNot(statement);
  if (matches === 'yes') return `${which}: ${effect === 'Allow' ? 'allows it' : 'denies it'}`;
  const would = effect === 'Allow' ? 'does not allow it' : 'does not deny it';
  return `${which}: ${matches === 'no' ? would : 'may apply'}${why === undefined ? '' : `: ${why}`}`;
}
