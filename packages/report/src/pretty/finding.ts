import type { Finding, Location, SourceText } from '@leastwise/core';
import { controlsLine } from '../controls.ts';
import { documentationLink } from '../documentation-link.ts';
import { fixText, proposalText } from '../fix-text.ts';
import type { RenderOptions } from '../render-options.ts';
import type { Report } from '../report.ts';
import { styleCodeSpans } from '../text/code-spans.ts';
import { oneLine } from '../text/visible.ts';
import { displayWidth } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import { codeFrame, type Mark } from './code-frame.ts';
import { witnessLine } from './witness.ts';

/** A note under a finding: `= why: ...`. */
export interface Note {
  readonly title: string;
  readonly text: string;
}

/**
 * A finding for people: headline, place, the lines of the file, and notes.
 * @param isNews whether a note should be shown: asked once for each, so that it can leave out repetitions
 */
export function renderFinding(
  finding: Finding,
  report: Pick<Report, 'textOf'>,
  options: RenderOptions,
  isNews: (note: Note) => boolean,
): string[] {
  const { style, width } = options;
  const source = report.textOf(finding.location.file);
  const here = (finding.related ?? []).filter(({ location }) => location.file === finding.location.file);
  const digits = String(
    Math.max(
      ...[finding.location, ...here.map(({ location }) => location)].map(({ startLine }) => startLine),
    ),
  ).length;
  const frame = source
    ? codeFrame(source, marksIn(source, finding, here), { severity: finding.severity, style, width, digits })
    : [];
  return [
    ...headline(finding, options),
    ...placeLines(finding, digits, options),
    ...frame,
    ...notesOf(finding, options.verbose)
      .filter(isNews)
      .flatMap((note) => noteLines(note, digits, options)),
  ];
}

/** The marked places of a file. By line and column, since a finding's range may count from the first of several files. */
function marksIn(source: SourceText, finding: Finding, here: NonNullable<Finding['related']>): Mark[] {
  const rangeOf = (location: Location) => ({
    start: offsetOf(source.lineStarts, location),
    end: endOf(source.lineStarts, location),
  });
  return [
    {
      range: rangeOf(finding.location),
      primary: true,
      ...(finding.label !== undefined && { label: finding.label }),
    },
    ...here.map(({ location, message }) => ({ range: rangeOf(location), label: message, primary: false })),
  ];
}

function headline(finding: Finding, options: RenderOptions): string[] {
  const { style, width } = options;
  const tag = `${finding.severity}[${finding.check}]`;
  const basis = isSecurity(finding) || finding.basis !== 'proved' ? ` ${finding.basis}` : '';
  const url = documentationLink(options.documentationOf(finding.check));
  const linked = `${style.severity(finding.severity, `${finding.severity}[`)}${
    url === undefined
      ? style.severity(finding.severity, finding.check)
      : style.link(url, style.severity(finding.severity, finding.check))
  }${style.severity(finding.severity, ']')}`;
  const indent = '    ';
  const first = displayWidth(tag) + basis.length + 2;
  const [start = '', ...rest] = styleCodeSpans(
    wrap(oneLine(finding.message), width - indent.length, Math.max(0, first - indent.length)),
    style,
    style.strong,
  );
  return [`${linked}${basis}${style.strong(':')} ${start}`.trimEnd(), ...rest.map((line) => indent + line)];
}

function isSecurity({ severity }: Finding): boolean {
  return severity === 'critical' || severity === 'high' || severity === 'medium' || severity === 'low';
}

function placeLines(finding: Finding, digits: number, { style, width }: RenderOptions): string[] {
  const { file, startLine, startColumn } = finding.location;
  const arrow = `${' '.repeat(digits)}--> `;
  const place = `${oneLine(file)}:${startLine}:${startColumn}`;
  const about = oneLine(subjectOf(finding));
  if (about === '') return [style.faint(arrow) + place];
  if (arrow.length + displayWidth(place) + 3 + displayWidth(about) <= width) {
    return [`${style.faint(arrow)}${place}   ${style.faint(about)}`];
  }
  const indent = ' '.repeat(arrow.length);
  return [
    style.faint(arrow) + place,
    ...wrap(about, width - indent.length).map((line) => indent + style.faint(line)),
  ];
}

/** What a finding is about, in words: the policy and the statement. */
export function subjectOf({ policy, statement, location }: Finding): string {
  // A policy document is called after its file, which is named beside.
  const name = policy && !location.file.endsWith(policy.name) ? policy.name : '';
  const which =
    statement && (statement.sid ? `statement \`${statement.sid}\`` : `statement ${statement.index + 1}`);
  return [name, which].filter(Boolean).join(', ');
}

function notesOf(finding: Finding, verbose: boolean): Note[] {
  const { witness, why, fix, fixes, proposals, construct, controls, related = [], location } = finding;
  const notes: Note[] = [];
  const add = (title: string, text: string): void => {
    if (text !== '') notes.push({ title, text });
  };
  if (witness) add('request', witnessLine(witness, finding.policy));
  for (const { location: place, message } of related) {
    if (place.file !== location.file) add('see', `${place.file}:${place.startLine}: ${message}`);
  }
  add('origin', finding.generatedBy ?? '');
  add('why', why);
  const ways =
    fixes.length > 0
      ? fixes.map((one) => ({ title: one.title, text: fixText(one) }))
      : proposals.map((one) => ({ title: one.title, text: proposalText(one) }));
  add('fix', ways.find(({ title }) => title === fix)?.text ?? fix);
  for (const { title, text } of ways) if (title !== fix) add('edit', text);
  if (construct) {
    add('construct', construct.path + (construct.createdAt ? `, created at ${construct.createdAt}` : ''));
  }
  add('controls', controlsLine(controls));
  if (verbose) {
    add('aliases', finding.aliases.join(', '));
    add('fingerprint', finding.fingerprint);
  }
  return notes;
}

function noteLines({ title, text }: Note, digits: number, { style, width }: RenderOptions): string[] {
  const margin = ' '.repeat(digits + 1);
  const head = `= ${title}: `;
  const lines = styleCodeSpans(wrap(oneLine(text), width - margin.length - 4, head.length - 4), style);
  return lines.map((line, at) =>
    at === 0
      ? `${margin}${style.faint('=')} ${style.strong(`${title}:`)} ${line}`.trimEnd()
      : `${margin}    ${line}`,
  );
}

function offsetOf(lineStarts: readonly number[], { startLine, startColumn }: Location): number {
  return (lineStarts[startLine - 1] ?? 0) + startColumn - 1;
}

function endOf(lineStarts: readonly number[], { endLine, endColumn }: Location): number {
  return (lineStarts[endLine - 1] ?? 0) + endColumn - 1;
}
