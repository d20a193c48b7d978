import { type Finding, SEVERITIES } from '@leastwise/core';
import type { Renderer } from './render-options.ts';
import type { Report } from './report.ts';
import { sentence } from './sarif/rule.ts';
import { groupParts, groupText, summarySentences } from './summary.ts';
import { count } from './text/plural.ts';
import { oneLine } from './text/visible.ts';

/** How many characters of findings are written: a comment of GitHub holds 65,536 in all. */
const ROOM_FOR_ROWS = 40_000;
const ROOM_FOR_DETAILS = 15_000;

/** For a comment on a pull request: a table of findings, gravest first, and what to do about each kind. */
export const renderMarkdown: Renderer<Report> = (report) => {
  const { notAnalysed } = report.summary;
  const [headline = '', ...others] = summarySentences({ summary: { ...report.summary, notAnalysed: [] } });
  const findings = [...report.findings].sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
  const blocks = [`**${text(headline.replace(/\.$/, ''))}.** ${text(others.join(' '))}`.trim()];
  if (findings.length > 0) {
    const rows = within(ROOM_FOR_ROWS, findings.map(row));
    const table = ['| | finding | where |', '|---|---|---|', ...rows];
    blocks.push(table.join('\n'));
    if (rows.length < findings.length) {
      blocks.push(
        `${count(findings.length - rows.length, 'finding')} more: run \`leastwise scan\` to see them.`,
      );
    }
    blocks.push(details(findings));
  }
  if (notAnalysed.length > 0) {
    const lines = groupParts(notAnalysed).map((group) => `- ${text(groupText(group))}`);
    const shown = within(ROOM_FOR_DETAILS / 3, lines);
    const rest = lines.length > shown.length ? [`- and ${lines.length - shown.length} more`] : [];
    blocks.push([`${notAnalysed.length} not analysed:`, '', ...shown, ...rest].join('\n'));
  }
  return `${blocks.join('\n\n')}\n`;
};

function row({ severity, basis, check, message, label, location }: Finding): string {
  const hint = label === undefined ? '' : ` (${text(label)})`;
  const known = basis === 'proved' ? '' : ` *${basis}*`;
  return `| **${severity}**${known} | ${text(message)}${hint} <br>${code(check)} | ${code(`${location.file}:${location.startLine}`)} |`;
}

function details(findings: readonly Finding[]): string {
  const lines = new Set(
    findings.map(({ check, why, fix }) => `- ${code(check)}: ${text(sentence(why))} ${text(sentence(fix))}`),
  );
  const shown = within(ROOM_FOR_DETAILS, [...lines]);
  return ['<details><summary>Why, and what to do</summary>', '', ...shown, '', '</details>'].join('\n');
}

/** As many of the texts, from the first, as fit a number of characters. */
function within(room: number, texts: readonly string[]): string[] {
  const kept: string[] = [];
  let used = 0;
  for (const one of texts) {
    used += one.length + 1;
    if (used > room) break;
    kept.push(one);
  }
  return kept;
}

/** A text as Markdown: code spans as they are, the rest without effect. */
function text(plain: string): string {
  const parts = oneLine(plain).split(/(`[^`]+`)/);
  return parts
    .map((part) =>
      /^`[^`]+`$/.test(part)
        ? part.replaceAll('|', '\\|')
        : part
            .replace(/[\\*_[\]|~`#]/g, '\\$&')
            .replaceAll('&', '&amp;')
            .replaceAll('<', '&lt;'),
    )
    .join('');
}

function code(plain: string): string {
  return text(`\`${plain.replaceAll('`', "'")}\``);
}
