import { type Fix, parsePolicy, readDocument, SourceText, toPlain } from '@leastwise/core';
import { expect, test } from 'vitest';
import { redundantItems } from './redundant-items.ts';
import { removeItems } from './remove-items.ts';

function apply(source: SourceText, { edits }: Fix): string {
  let text = source.text;
  for (const { range, text: replacement } of [...edits].sort((a, b) => b.range.start - a.range.start))
    text = text.slice(0, range.start) + replacement + text.slice(range.end);
  return text;
}

/** The actions that are left once what is redundant is removed. */
function actionsLeft(file: string, text: string): unknown {
  const source = new SourceText(file, text);
  const policy = parsePolicy(readDocument(source).root!, 'identity');
  const [statement] = policy.statements;
  const [redundancy] = redundantItems(statement!, 'action');
  const fix = removeItems(statement!.action!, redundancy!.items, source);
  const fixed = readDocument(new SourceText(file, apply(source, fix!)));
  expect(fixed.problems).toEqual([]);
  return (toPlain(fixed.root!) as { Statement: { Action: unknown } }).Statement.Action;
}

const json = (actions: string) => `{"Statement": {"Effect": "Allow", "Action": ${actions}, "Resource": "*"}}`;

test.each([
  ['the last', '["s3:*", "s3:GetObject"]', ['s3:*']],
  ['the first', '["s3:GetObject", "s3:*"]', ['s3:*']],
  ['the first two', '["s3:GetObject", "s3:PutObject", "s3:*", "sqs:*"]', ['s3:*', 'sqs:*']],
  ['around what stays', '["s3:GetObject",\n "s3:*",\n "s3:PutObject", "sqs:*"]', ['s3:*', 'sqs:*']],
  ['all but one', '["s3:a", "s3:b", "s3:*", "s3:c", "s3:d"]', ['s3:*']],
])('removes %s from a JSON list', (_, actions, left) => {
  expect(actionsLeft('policy.json', json(actions))).toEqual(left);
});

test('removes from a YAML list, lines and all', () => {
  const text = `Statement:
  Effect: Allow
  Action:
    - s3:GetObject
    - s3:*
    - "s3:PutObject"
    - sqs:*
  Resource: "*"
`;
  expect(actionsLeft('policy.yaml', text)).toEqual(['s3:*', 'sqs:*']);
});

test('does not touch what a template computes', () => {
  const source = new SourceText('policy.json', json('["s3:GetObject", "s3:*"]'));
  const policy = parsePolicy(readDocument(source).root!, 'identity');
  const action = policy.statements[0]!.action!;
  const computed = {
    ...action,
    values: action.values.map((item) => ({ ...item, value: `${item.value}Acl` })),
  };
  expect(removeItems(computed, [computed.values[0]!], source)).toBeUndefined();
});
