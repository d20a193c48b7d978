import type { Location } from '@leastwise/core';
import { fixText } from '../fix-text.ts';
import type { RenderOptions } from '../render-options.ts';
import type { Report } from '../report.ts';
import { fixingSentences } from '../summary.ts';
import { item } from './item.ts';

/** What was fixed, and what could not be. */
export function fixingBlocks({ fixing }: Pick<Report, 'fixing'>, options: RenderOptions): string[][] {
  if (!fixing) return [];
  const { applied, refused, dryRun } = fixing;
  const place = ({ file, startLine }: Location): string => `${file}:${startLine}`;
  const list = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [options.style.strong(title), ...lines.flatMap((line) => item(line, options))];
  return [
    list(
      dryRun ? 'Would be fixed:' : 'Fixed:',
      applied.map((one) => `${place(one.location)}: ${one.check}: ${fixText(one)}`),
    ),
    list(
      'Not fixed:',
      refused
        .filter(({ code }) => code !== 'not-chosen')
        .map((one) => `${place(one.location)}: ${one.check}: ${one.title}: ${one.reason}`),
    ),
  ];
}

/** What fixing came to, for people, where the report itself is not shown. */
export function renderFixing(report: Pick<Report, 'fixing'>, options: RenderOptions): string {
  const blocks = [...fixingBlocks(report, options), report.fixing ? fixingSentences(report.fixing) : []];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
