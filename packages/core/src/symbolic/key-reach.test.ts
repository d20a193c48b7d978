import { describe, expect, test } from 'vitest';
import { readDocument } from '../document/read-document.ts';
import { SourceText } from '../document/source-text.ts';
import { parsePolicy } from '../policy/parse-policy.ts';
import { reachOfConditions } from './key-reach.ts';

function reachOf(block: string) {
  const text = `{Version: 2012-10-17, Statement: [{Effect: Allow, Action: "s3:*", Resource: "*", Condition: ${block}}]}`;
  const { root } = readDocument(new SourceText('policy.yaml', text));
  return reachOfConditions(parsePolicy(root!, 'identity').statements[0]!.conditions);
}

describe('what conditions on one key let through', () => {
  test.each([
    ['one value', '{StringEquals: {k: a}}', 'some'],
    ['two values that exclude each other', '{StringEquals: {k: a}, StringLike: {k: "b*"}}', 'none'],
    ['a value that a pattern excludes', '{StringEquals: {k: abc}, StringNotLike: {k: "a*"}}', 'none'],
    ['present and absent', '{"Null": {k: "true"}, StringEquals: {k: a}}', 'none'],
    ['absent, and a value only if present', '{"Null": {k: "true"}, StringEqualsIfExists: {k: a}}', 'some'],
    [
      'some value of a list, and none of it',
      '{"ForAnyValue:StringEquals": {k: a}, "ForAllValues:StringNotEquals": {k: a}}',
      'none',
    ],
    [
      'a list may hold two values',
      '{"ForAnyValue:StringEquals": {k: a}, "ForAnyValue:StringLike": {k: b}}',
      'some',
    ],
    ['numbers that exclude each other', '{NumericLessThan: {k: "5"}, NumericGreaterThan: {k: "7"}}', 'none'],
    [
      'addresses that exclude each other',
      '{IpAddress: {k: 10.0.0.0/8}, NotIpAddress: {k: 0.0.0.0/0}}',
      'none',
    ],
    ['any value, or absent', '{StringLikeIfExists: {k: "*"}}', 'all'],
    ['any value', '{StringLike: {k: "*"}}', 'some'],
    ['present or absent', '{"Null": {k: ["true", "false"]}}', 'all'],
    ['every value of a list', '{"ForAllValues:StringLike": {k: "*"}}', 'all'],
  ])('%s', (_, block, reach) => {
    const { isEmpty, isEverything } = reachOf(block)!;
    expect(isEmpty ? 'none' : isEverything ? 'all' : 'some').toBe(reach);
  });

  test('either boolean is every value, and absence is not', () => {
    expect(reachOf('{Bool: {k: ["true", "false"]}}')).toMatchObject({
      isEverything: false,
      whenAbsent: false,
    });
  });

  test('a variable is not known', () => {
    expect(reachOf('{StringEquals: {k: "${aws:username}"}}')).toBeUndefined();
  });
});
