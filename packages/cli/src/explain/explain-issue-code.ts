import { CHECK_DECLARATIONS, parityTable } from '@leastwise/checks';
import type { ExplanationOptions } from '@leastwise/report';
import { wrap } from '@leastwise/report';
import { explainCheck } from './explain-check.ts';

/**
 * What says the same as an issue code of IAM Access Analyzer: the pages of our checks, or why there is none.
 * @returns undefined when Access Analyzer has no such code
 */
export function explainIssueCode(code: string, options: ExplanationOptions): string | undefined {
  const row = parityTable(CHECK_DECLARATIONS).find((one) => one.code === code);
  if (!row) return undefined;
  const { style, width } = options;
  const lines = (text: string): string => `${wrap(text, width).join('\n')}\n`;
  if (row.leftOut !== undefined)
    return lines(`\`${code}\` of IAM Access Analyzer is left out: ${row.leftOut}.`);
  const checks = CHECK_DECLARATIONS.filter(({ id }) => row.checks.includes(id));
  const also = row.differs === undefined ? '' : ` (${row.differs})`;
  const head = lines(
    `IAM Access Analyzer's \`${code}\` is said here by ${checks.map(({ id }) => `\`${id}\``).join(', ')}${also}.`,
  );
  return [style.strong(head.trimEnd()), ...checks.map((check) => explainCheck(check, options))].join('\n\n');
}
