import { type Finding, type FixEffect, SEVERITIES } from '@leastwise/core';
import { effectText, FIX_FLAGS } from './fix-text.ts';
import type { Fixing } from './fixing.ts';
import type { NotAnalysedPart, Report } from './report.ts';
import { count, grouped } from './text/plural.ts';

/** What the closing words tell of. */
type SummedUp = Pick<Report, 'summary'> & Partial<Pick<Report, 'findings' | 'fixing'>>;

/** The closing words of a scan, in sentences: what was found, where, what is hidden, what was not analysed. */
export function summarySentences({ summary, findings: told, fixing }: SummedUp): string[] {
  const { findings, files, policies, suppressed, baseline, hidden, notAnalysed, bySeverity } = summary;
  const among = `in ${count(policies, 'policy')} of ${count(files, 'file')}`;
  const severities = SEVERITIES.filter((severity) => bySeverity[severity] > 0).map(
    (severity) => `${grouped(bySeverity[severity])} ${severity}`,
  );
  const headline =
    findings === 0
      ? policies === 0
        ? noPolicies(files)
        : `No findings ${among}.`
      : `${count(findings, 'finding')} (${severities.join(', ')}) ${among}.`;
  const apart = [
    suppressed > 0 ? `${grouped(suppressed)} suppressed` : '',
    baseline > 0 ? `${grouped(baseline)} in the baseline` : '',
    hidden > 0 ? `${grouped(hidden)} hidden below --severity` : '',
  ].filter(Boolean);
  const sentences = [headline];
  if (apart.length > 0) sentences.push(findings === 0 ? `(${apart.join(', ')})` : `${apart.join(', ')}.`);
  sentences.push(...(fixing ? fixingSentences(fixing) : proposalSentences(told ?? [])));
  if (notAnalysed.length > 0) sentences.push(notAnalysedSentence(notAnalysed));
  return sentences;
}

function proposalSentences(findings: readonly Finding[]): string[] {
  const mendable = findings.filter(({ proposals }) => proposals.length > 0);
  if (mendable.length === 0) return [];
  // The flags that it takes to see them: without, a dry run would show none of what goes beyond `equivalent`.
  const effects = new Set(mendable.flatMap(({ proposals }) => proposals.map(({ effect }) => effect)));
  const flags = (Object.keys(FIX_FLAGS) as FixEffect[])
    .filter((effect) => effects.has(effect))
    .map((effect) => FIX_FLAGS[effect]);
  const given = flags.length > 1 ? flags.filter((flag) => flag !== FIX_FLAGS.equivalent) : flags;
  return [
    `${count(mendable.length, 'finding')} may be fixed: see \`leastwise scan ${given.join(' ')} --dry-run\`.`,
  ];
}

/** What fixing came to, in sentences. */
export function fixingSentences({ applied, refused, dryRun }: Fixing): string[] {
  const sentences: string[] = [];
  if (applied.length > 0) {
    const files = new Set(applied.map(({ location }) => location.file)).size;
    const effects = (Object.keys(FIX_FLAGS) as FixEffect[])
      .map((effect) => ({ effect, fixes: applied.filter((one) => one.effect === effect).length }))
      .filter(({ fixes }) => fixes > 0)
      .map(({ effect, fixes }) => `${grouped(fixes)} ${effectText(effect)}`);
    sentences.push(
      `${dryRun ? 'Would fix' : 'Fixed'} ${count(applied.length, 'finding')} in ${count(files, 'file')}: ${effects.join(', ')}.`,
    );
  } else sentences.push(dryRun ? 'Nothing would be fixed.' : 'Nothing was fixed.');
  const notChosen = refused.filter(({ code }) => code === 'not-chosen').length;
  if (notChosen > 0) sentences.push(`${count(notChosen, 'proved fix')} not asked for.`);
  const failed = refused.length - notChosen;
  if (failed > 0) sentences.push(`${count(failed, 'proposed fix')} not applied, for reasons given above.`);
  return sentences;
}

function noPolicies(files: number): string {
  return files === 0
    ? 'No policies found: there is no policy document, template or cloud assembly here.'
    : `No policies found in ${count(files, 'file')}.`;
}

/** How many distinct reasons the closing words themselves may hold. */
const REASONS_IN_SENTENCE = 2;

/** Whether the parts that were not analysed are too many for the closing words, and need a list. */
export function needsList(parts: readonly NotAnalysedPart[]): boolean {
  return groupParts(parts).length > REASONS_IN_SENTENCE;
}

function notAnalysedSentence(parts: readonly NotAnalysedPart[]): string {
  const head = `${grouped(parts.length)} not analysed`;
  const groups = groupParts(parts);
  if (groups.length > REASONS_IN_SENTENCE) return `${head}: see the list above.`;
  return `${head}: ${groups.map(groupText).join('; ')}.`;
}

/** Parts with one reason. */
export interface PartGroup {
  readonly reason: string;
  readonly files: readonly string[];
  readonly parts: number;
}

/** Parts by reason, the most frequent first. */
export function groupParts(parts: readonly NotAnalysedPart[]): PartGroup[] {
  const groups = new Map<string, { files: Set<string>; parts: number }>();
  for (const { reason, file } of parts) {
    const group = groups.get(reason) ?? { files: new Set<string>(), parts: 0 };
    group.files.add(file);
    group.parts++;
    groups.set(reason, group);
  }
  return [...groups]
    .map(([reason, { files, parts }]) => ({ reason, files: [...files], parts }))
    .sort((a, b) => b.parts - a.parts);
}

/** A group in words: the reason, and where. */
export function groupText({ reason, files, parts }: PartGroup): string {
  const where = files.length === 1 ? files[0] : count(files.length, 'file');
  const times = parts > files.length ? `, ${grouped(parts)} times` : '';
  return `${reason} (${where}${times})`;
}
