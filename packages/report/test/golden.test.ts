import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ansiStyle, FORMATS, type FormatName, type RenderOptions, type Report } from '../src/index.ts';
import { fixedReport, fullReport, noFindings, plain } from './sample.ts';

// UPDATE_GOLDEN=1 npx vitest run packages/report writes the files anew; look at what changed before committing.
const folder = join(dirname(fileURLToPath(import.meta.url)), 'fixtures', 'golden');
const update = process.env.UPDATE_GOLDEN !== undefined;

const fewUnread: Report = {
  ...noFindings,
  summary: { ...noFindings.summary, suppressed: 2, notAnalysed: fullReport.summary.notAnalysed.slice(0, 2) },
};
const nothingThere: Report = { ...noFindings, summary: { ...noFindings.summary, files: 1, policies: 0 } };

const CASES: readonly [file: string, format: FormatName, report: Report, options?: Partial<RenderOptions>][] =
  [
    ['pretty.txt', 'pretty', fullReport],
    ['pretty-wide.txt', 'pretty', fullReport, { width: 120 }],
    ['pretty-narrow.txt', 'pretty', fullReport, { width: 40 }],
    ['pretty-verbose.txt', 'pretty', fullReport, { verbose: true, showSuppressed: true }],
    ['pretty-colour.txt', 'pretty', fullReport, { style: ansiStyle({ hyperlinks: false }) }],
    ['pretty-hyperlinks.txt', 'pretty', fullReport, { style: ansiStyle({ hyperlinks: true }) }],
    ['pretty-no-findings.txt', 'pretty', noFindings],
    ['pretty-not-analysed.txt', 'pretty', fewUnread],
    ['pretty-no-policies.txt', 'pretty', nothingThere],
    ['pretty-fixed.txt', 'pretty', fixedReport],
    ['report.json', 'json', fullReport],
    ['fixed.json', 'json', fixedReport],
    ['no-findings.json', 'json', noFindings],
    ['report.sarif', 'sarif', fullReport],
    ['suppressed.sarif', 'sarif', fullReport, { showSuppressed: true }],
    ['no-findings.sarif', 'sarif', noFindings],
    ['github.txt', 'github', fullReport],
    ['github-no-findings.txt', 'github', noFindings],
    ['gitlab.json', 'gitlab', fullReport],
    ['gitlab-no-findings.json', 'gitlab', noFindings],
    ['junit.xml', 'junit', fullReport],
    ['junit-no-findings.xml', 'junit', noFindings],
    ['markdown.md', 'markdown', fullReport],
    ['markdown-no-findings.md', 'markdown', noFindings],
  ];

test.each(CASES)('%s', (file, format, report, options) => {
  // The help of a rule is its whole page, which has tests of its own.
  const render = FORMATS[format];
  const text = render(report, {
    ...plain,
    ...(format === 'sarif' && { documentationOf: (id: string) => `# Page of ${id}\n` }),
    ...options,
  });
  const path = join(folder, file);
  if (update || !existsSync(path)) {
    expect(update, `${file} is missing: run with UPDATE_GOLDEN=1`).toBe(true);
    writeFileSync(path, text);
  }
  expect(text).toBe(readFileSync(path, 'utf8'));
});

test('no golden file is left over', () => {
  expect(readdirSync(folder).sort()).toEqual(CASES.map(([file]) => file).sort());
});
