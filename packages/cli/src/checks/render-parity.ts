import { ACCESS_ANALYZER_DATE, type IssueKind, type ParityRow } from '@leastwise/checks';
import { count, type Style, wrap } from '@leastwise/report';
import type { paritySchema, Written } from '@leastwise/report/schemas';

const HEADINGS: Readonly<Record<IssueKind, string>> = {
  error: 'errors',
  warning: 'warnings',
  'security-warning': 'security warnings',
  suggestion: 'suggestions',
};

/** Width of the column of issue codes; longer ones stand on a line of their own. */
const COLUMN = 42;

/** The table of Access Analyzer's issue codes against our checks, for people. */
export function renderParity(rows: readonly ParityRow[], style: Style, width: number): string {
  const blocks = Object.entries(HEADINGS).map(([kind, heading]) =>
    [
      style.strong(heading),
      ...rows.filter((row) => row.kind === kind).flatMap((row) => linesOf(row, style, width)),
    ].join('\n'),
  );
  const said = rows.filter(({ leftOut }) => leftOut === undefined);
  const ours = new Set(said.flatMap(({ checks }) => checks));
  const total = `${count(rows.length, 'issue code')} of IAM Access Analyzer's policy validation (list of ${ACCESS_ANALYZER_DATE}): ${said.length} said by ${count(ours.size, 'check')}, ${rows.length - said.length} left out.`;
  return `${blocks.join('\n\n')}\n\n${wrap(total, width).join('\n')}\n`;
}

function linesOf({ code, checks, leftOut, differs }: ParityRow, style: Style, width: number): string[] {
  const indent = ' '.repeat(COLUMN + 2);
  const texts = [
    leftOut === undefined ? checks.join(', ') : `left out: ${leftOut}`,
    ...(differs ? [differs] : []),
  ];
  const lines = texts.flatMap((text, at) => {
    const wrapped = wrap(text, width - indent.length);
    return at === 0 ? wrapped : wrapped.map((line) => style.faint(line));
  });
  if (code.length >= COLUMN) return [`  ${code}`, ...lines.map((line) => indent + line)];
  const [first = '', ...rest] = lines;
  return [`  ${code.padEnd(COLUMN)}${first}`, ...rest.map((line) => indent + line)];
}

/** The same for programs. */
export function renderParityJson(rows: readonly ParityRow[]): string {
  const json: Written<typeof paritySchema> = { version: 1, date: ACCESS_ANALYZER_DATE, issues: rows };
  return `${JSON.stringify(json, null, 2)}\n`;
}
