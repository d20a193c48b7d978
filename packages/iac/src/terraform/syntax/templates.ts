import type { TemplateExpression } from './ast.ts';
import { readLines } from './heredoc.ts';
import type { Scanner } from './scanner.ts';
import { TemplateReader } from './template-reader.ts';
import { treeOf } from './template-tree.ts';

/** Reads a string in double quotes. */
export function parseQuoted(scanner: Scanner): TemplateExpression {
  const start = scanner.at++;
  const reader = new TemplateReader(scanner, { isQuoted: true, end: scanner.text.length });
  const tokens = scanner.nested(() => reader.read());
  if (!scanner.take('"')) {
    scanner.fail('the string is not closed: a `"` is missing', start, start + 1);
  }
  const range = scanner.rangeFrom(start);
  return { kind: 'template', parts: treeOf(tokens, scanner, range), range };
}

const MARKER = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?\n/uy;

/**
 * Reads a heredoc: `<<EOT`, or `<<-EOT`, of which the common indentation is taken off.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#heredoc-strings
 */
export function parseHeredoc(scanner: Scanner): TemplateExpression {
  const start = scanner.at;
  MARKER.lastIndex = start;
  const marker = MARKER.exec(scanner.text);
  if (!marker) scanner.fail('`<<` wants a name and the end of the line, as in `<<EOT`');
  const content = start + marker[0].length;
  const closing = scanner.lineOf(marker[2]!, content);
  if (closing === undefined) {
    const message = `the heredoc is not closed: a line \`${marker[2]}\` is missing`;
    scanner.fail(message, start, start + marker[0].trimEnd().length);
  }
  // The content ends with the line before.
  const end = scanner.text.lastIndexOf('\n', closing - 1) + 1;
  scanner.at = content;
  const tokens = scanner.nested(() => readLines(scanner, end, marker[1] === '-'));
  scanner.at = closing + marker[2]!.length;
  const range = scanner.rangeFrom(start);
  return { kind: 'template', parts: treeOf(tokens, scanner, range), range };
}

/**
 * Reads a file as a template, as `templatefile` does: the text of a heredoc, without its indentation rule.
 */
export function parseTemplateFile(scanner: Scanner): TemplateExpression {
  const tokens = readLines(scanner, scanner.text.length, false);
  const range = scanner.rangeFrom(0);
  return { kind: 'template', parts: treeOf(tokens, scanner, range), range };
}
