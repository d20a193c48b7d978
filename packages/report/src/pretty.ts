import type { Finding } from '@leastwise/core';
import { type Note, renderFinding } from './pretty/finding.ts';
import { fixingBlocks } from './pretty/fixing.ts';
import { item } from './pretty/item.ts';
import type { Renderer, RenderOptions } from './render-options.ts';
import type { Report, SuppressedFinding } from './report.ts';
import { groupParts, groupText, needsList, summarySentences } from './summary.ts';
import { styleCodeSpans } from './text/code-spans.ts';
import { oneLine } from './text/visible.ts';
import { wrap } from './text/wrap.ts';

/** For people at a terminal: each finding with its lines of the file, and the closing words. */
export const renderPretty: Renderer<Report> = (report, options) => {
  const { style, showSuppressed, verbose } = options;
  const isNews = newsOnly(verbose);
  const blocks = report.findings.map((finding) =>
    renderFinding(finding, report, options, (note) => isNews(finding, note)),
  );
  if (showSuppressed) {
    blocks.push(...report.suppressed.map((one) => suppressedLines(one, options)));
    blocks.push(foreignLines(report, options));
  }
  const { notAnalysed } = report.summary;
  if (needsList(notAnalysed)) {
    blocks.push([
      style.strong('Not analysed:'),
      ...groupParts(notAnalysed).flatMap((group) => item(groupText(group), options)),
    ]);
  }
  blocks.push(...fixingBlocks(report, options), closingLines(report, options));
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
};

/** Lets through what was not said before of the same check: why, fix and controls repeat. */
function newsOnly(verbose: boolean): (finding: Finding, note: Note) => boolean {
  const said = new Set<string>();
  return ({ check }, { title, text }) => {
    if (verbose || (title !== 'why' && title !== 'fix' && title !== 'controls')) return true;
    const key = `${check}\n${title}\n${text}`;
    if (said.has(key)) return false;
    said.add(key);
    return true;
  };
}

const BY: Record<SuppressedFinding['by'], string> = {
  inline: 'suppressed',
  config: 'suppressed by the configuration',
  baseline: 'in the baseline',
};

function suppressedLines(
  { finding, by, reason, expires, location }: SuppressedFinding,
  options: RenderOptions,
) {
  const { style, width } = options;
  const { file, startLine, startColumn } = finding.location;
  const indent = '  ';
  const text = `${finding.severity}[${finding.check}] ${BY[by]}: ${oneLine(finding.message)}`;
  const why = reason === undefined ? '' : `: ${oneLine(reason)}`;
  const until = expires === undefined ? '' : `, until ${expires}`;
  const at = location ? `, by ${oneLine(location.file)}:${location.startLine}` : '';
  return [
    ...wrap(text, width - 4).map((line, row) => (row === 0 ? '' : '    ') + line),
    `${indent}--> ${oneLine(file)}:${startLine}:${startColumn}${at}`,
    ...(why + until === ''
      ? []
      : wrap(`= reason${why}${until}`, width - 4).map((line) => `${indent}  ${line}`)),
  ].map(style.faint);
}

function foreignLines({ foreignSuppressions }: Report, options: RenderOptions): string[] {
  if (foreignSuppressions.length === 0) return [];
  const lines = foreignSuppressions.flatMap(({ tool, checks, reason, location }) =>
    item(
      `${tool} ${checks.join(', ')} at ${location.file}:${location.startLine}${
        reason === undefined ? '' : `: ${reason}`
      }`,
      options,
    ),
  );
  return [options.style.strong('Written for other tools, and not obeyed here:'), ...lines];
}

function closingLines(report: Report, { style, width }: RenderOptions): string[] {
  const [headline = '', ...others] = summarySentences(report);
  const lines = wrap(oneLine([headline, ...others].join(' ')), width);
  const isClean = report.summary.findings === 0 && report.summary.notAnalysed.length === 0;
  const paint = isClean ? style.good : style.strong;
  return styleCodeSpans(lines, style, paint);
}
