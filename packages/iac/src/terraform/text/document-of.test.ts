import { CompositeText, type Node, OpaqueTable, SourceText, toPlain, valueAtPath } from '@leastwise/core';
import { expect, test } from 'vitest';
import { documentOf } from './document-of.ts';
import { jsonText } from './json-text.ts';
import type { TextNode } from './text-node.ts';

const HCL = `policy = <<-EOT
    {"Effect": "Allow",
     "Action": ["s3:Get*", "\${local.other}"]}
  EOT
`;

function verbatim(start: number, end: number) {
  return { length: end - start, at: { start, end }, isVerbatim: true };
}

/** The heredoc above as the evaluator reads it: its indentation taken off, `local.other` put in. */
function heredoc(other: string): TextNode {
  const first = HCL.indexOf('{"');
  const second = HCL.indexOf(' "Action"');
  const hole = HCL.indexOf('${');
  const rest = HCL.indexOf('"]}');
  const pieces = [
    verbatim(first, HCL.indexOf('\n', first) + 1),
    verbatim(second, hole),
    { length: other.length, at: { start: hole, end: rest }, isVerbatim: false },
    verbatim(rest, HCL.indexOf('\n', rest) + 1),
  ];
  const value = pieces
    .map(({ at, isVerbatim }) => (isVerbatim ? HCL.slice(at.start, at.end) : other))
    .join('');
  return { type: 'scalar', value, pieces, range: { start: HCL.indexOf('<<'), end: HCL.length } };
}

function written(node: Node | undefined): string {
  return HCL.slice(node!.range.start, node!.range.end);
}

test('JSON in a heredoc lies where it is written', () => {
  const { node, problems } = documentOf(heredoc('s3:PutObject'));
  expect(problems).toEqual([]);
  expect(toPlain(node)).toEqual({ Effect: 'Allow', Action: ['s3:Get*', 's3:PutObject'] });
  expect(written(valueAtPath(node, ['Effect']))).toBe('"Allow"');
  expect(written(valueAtPath(node, ['Action', 0]))).toBe('"s3:Get*"');
  expect(written(valueAtPath(node, ['Action', 1]))).toBe('"${local.other}"');
  const text = new CompositeText('infra', [new SourceText('a.tf', 'x\n'), new SourceText('infra/b.tf', HCL)]);
  const { start, end } = valueAtPath(node, ['Effect'])!.range;
  expect(text.location({ start: start + 3, end: end + 3 })).toEqual({
    file: 'infra/b.tf',
    startLine: 2,
    startColumn: 16,
    endLine: 2,
    endColumn: 23,
  });
});

test('a syntax error in it has its place, too', () => {
  const { problems } = documentOf(heredoc('x" "y'));
  expect(problems[0]).toMatchObject({ code: 'syntax', message: expect.stringContaining('`,` is missing') });
  expect(written({ type: 'sequence', items: [], range: problems[0]!.range })).toBe('${local.other}"');
});

test('an unknown value in place of JSON is unresolved, and in a string a letter', () => {
  const opaque = new OpaqueTable();
  const letter = opaque.letter('${var.actions}');
  const value = `{"Action": ${letter}, "Resource": "a\\n${letter}"}`;
  const { node, problems } = documentOf({ type: 'scalar', value, range: { start: 0, end: 1 } });
  expect(problems).toEqual([]);
  expect(valueAtPath(node, ['Action'])).toMatchObject({ type: 'unresolved', letter });
  expect(valueAtPath(node, ['Resource'])).toMatchObject({ type: 'scalar', value: `a\n${letter}` });
});

test('what `jsonencode` made is the expression itself, and its text is what Terraform makes', () => {
  const range = { start: 5, end: 9 };
  const string = (value: string): Node => ({ type: 'scalar', value, range });
  const document: Node = {
    type: 'mapping',
    range,
    entries: [
      { key: 'b', keyRange: range, value: string('<&>"\n') },
      { key: 'a', keyRange: range, value: { type: 'sequence', items: [string('x')], range } },
    ],
  };
  const text = jsonText(document, { start: 0, end: 9 });
  expect(text.value).toBe('{"a":["x"],"b":"\\u003c\\u0026\\u003e\\"\\n"}');
  expect(documentOf(text)).toEqual({ node: document, problems: [] });
});

test('both branches of a condition are read', () => {
  const range = { start: 0, end: 1 };
  const items: Node[] = ['IsProd', '{"a": 1}', '{"a": 2}'].map((value) => ({ type: 'scalar', value, range }));
  const { node } = documentOf({ type: 'sequence', tag: '!If', items, range });
  expect(node.tag).toBe('!If');
  expect(toPlain(node)).toEqual(['IsProd', { a: 1 }, { a: 2 }]);
});
