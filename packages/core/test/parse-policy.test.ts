import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../src/document/read-document.ts';
import { SourceText } from '../src/document/source-text.ts';
import { parsePolicy } from '../src/policy/parse-policy.ts';
import { parseVariables } from '../src/policy/variables.ts';

function parse(text: string) {
  const source = new SourceText('policy.yaml', text);
  const policy = parsePolicy(readDocument(source).root!, 'identity');
  const problems = policy.problems.map(({ code, range, message }) => {
    const { startLine, startColumn } = source.location(range);
    return `${startLine}:${startColumn} ${code} ${message}`;
  });
  return { policy, problems };
}

const statement = (body: string) => parse(`Version: 2012-10-17\nStatement: [${body}]`);

describe('all shapes that AWS accepts', () => {
  test.each([
    ['one statement', '{"Statement": {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}}'],
    ['a list of one', '{"Statement": [{"Effect": "Allow", "Action": ["s3:Get*"], "Resource": ["*"]}]}'],
  ])('%s', (_, text) => {
    const { policy, problems } = parse(text);
    expect(problems).toEqual([]);
    expect(policy.statements).toMatchObject([
      {
        effect: 'Allow',
        action: { negated: false, values: [{ value: 's3:Get*' }] },
        resource: { values: [{ value: '*' }] },
      },
    ]);
  });

  test('principals', () => {
    const entries = (principal: string) =>
      statement(`{Effect: Allow, Action: x, Principal: ${principal}}`).policy.statements[0]?.principal;
    expect(entries('"*"')).toMatchObject({ isStar: true, entries: [{ type: 'AWS', value: '*' }] });
    expect(entries('{AWS: ["1", "2"], Service: s}')).toMatchObject({
      isStar: false,
      entries: [
        { type: 'AWS', value: '1' },
        { type: 'AWS', value: '2' },
        { type: 'Service', value: 's' },
      ],
    });
  });

  test('conditions with values of every type', () => {
    const { policy, problems } = statement(
      '{Effect: Allow, Action: x, Resource: "*", Condition: {"ForAnyValue:StringLikeIfExists": {aws:TagKeys: [a, b]}, Bool: {aws:SecureTransport: true}, NumericLessThan: {s3:max-keys: 10}}}',
    );
    expect(problems).toEqual([]);
    expect(policy.statements[0]?.conditions).toMatchObject([
      {
        baseOperator: 'StringLike',
        qualifier: 'ForAnyValue',
        ifExists: true,
        isList: true,
        values: [{ value: 'a' }, { value: 'b' }],
      },
      { baseOperator: 'Bool', ifExists: false, isList: false, values: [{ value: 'true', type: 'boolean' }] },
      { baseOperator: 'NumericLessThan', values: [{ value: '10', type: 'number' }] },
    ]);
  });
});

describe('what is wrong is said, with its place', () => {
  test.each([
    ['Statement: foo', '1:12 wrong-type `Statement` must be an object or a list of objects, not a string'],
    ['- a', '1:1 wrong-type a policy must be an object, not a list'],
    ['Version: 2012-10-17', '1:1 missing-element the policy has no `Statement`'],
    [
      'Version: 2020-01-01\nStatement: [{Effect: Allow, Action: a, Resource: b}]',
      '1:10 invalid-version `2020-01-01` is not a version of the policy language',
    ],
    ['Statement: [{Action: a, Resource: b}]', '1:13 missing-element the statement has no `Effect`'],
    ['Statement: [{Effect: Grant, Action: a, Resource: b}]', '1:22 invalid-effect `Grant` is not an effect'],
    ['Statement: [{Effect: Allow, Resource: b}]', '1:13 missing-element the statement has no `Action`'],
    [
      'Statement: [{Effect: Allow, Action: a, NotAction: b, Resource: c}]',
      '1:40 element-combination `Action` and `NotAction` are both here; a statement takes one of them',
    ],
    [
      'Statement: [{Effect: Allow, Actions: a, Resource: c}]',
      '1:29 unknown-element `Actions` is not an element of a statement',
    ],
    [
      'Statement: [{Effect: Allow, Action: {a: b}, Resource: c}]',
      '1:37 wrong-type `Action` must be a string, not an object',
    ],
    [
      'Statement: [{Effect: Allow, Action: [1], Resource: c}]',
      '1:38 wrong-type every item of `Action` must be a string, not a number',
    ],
    [
      'Statement: [{Effect: Allow, Action: a, Resource: c, Condition: {StringEquals: x}}]',
      '1:79 wrong-type `StringEquals` must hold condition keys, not a string',
    ],
    [
      'Statement: [{Effect: Allow, Action: a, Resource: c, Condition: {StringEquals: {a: {b: c}}}}]',
      '1:83 wrong-type a value of `a` must be a string, number or boolean, not an object',
    ],
    [
      'Statement: [{Effect: Allow, Action: a, Resource: c, Condition: {StringEquals: {aws:X: 1, aws:x: 2}}}]',
      '1:90 duplicate-key `aws:x` is here twice, but for upper and lower case (`aws:X`) under `StringEquals`',
    ],
    [
      'Statement: [{Effect: Allow, Action: a, Principal: arn:aws:iam::111122223333:root}]',
      '1:51 invalid-principal `Principal` is `arn:aws:iam::111122223333:root`; as a plain string only `*` is allowed',
    ],
    [
      'Statement: [{Effect: Allow, Action: a, Principal: {Robot: x}}]',
      '1:52 invalid-principal `Robot` is not a type of principal',
    ],
    [
      'Statement: [{Effect: Allow, Action: a, Resource: "caf\u2019"}]',
      '1:50 invalid-character U+2019 is a character that IAM does not take in a policy',
    ],
    ['Statement: [{Effect: Allow, Action: [], Resource: a}]', '1:37 empty-element `Action` is an empty list'],
  ])('%s', (text, expected) => {
    expect(parse(text).problems).toContain(expected);
  });
});

test('one bad statement leaves the others', () => {
  const { policy, problems } = statement(
    'foo, {Effect: Allow, Action: a, Resource: b}, {Effect: Deny, Action: c, Resource: d}',
  );
  expect(problems).toHaveLength(1);
  expect(policy.statements.map(({ index, effect }) => [index, effect])).toEqual([
    [1, 'Allow'],
    [2, 'Deny'],
  ]);
});

test('nothing makes the parser throw', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('Allow', 'Deny', '*', 's3:GetObject', 1, true, null, ''),
      tie('list'),
      tie('object'),
    ),
    list: fc.array(tie('any'), { maxLength: 3 }),
    object: fc.dictionary(
      fc.constantFrom(
        'Version',
        'Statement',
        'Effect',
        'Action',
        'NotAction',
        'Resource',
        'Principal',
        'AWS',
        'Condition',
        'StringEquals',
        'x',
        '__proto__',
      ),
      tie('any'),
      { maxKeys: 5 },
    ),
  })).any;
  fc.assert(
    fc.property(value, (plain) => {
      const source = new SourceText('x.json', JSON.stringify(plain) ?? 'null');
      const { root } = readDocument(source);
      if (!root) return;
      const policy = parsePolicy(root, 'resource');
      for (const { range } of policy.problems) expect(range.end).toBeGreaterThanOrEqual(range.start);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  [
    'a/${aws:username}/*',
    [
      { type: 'text', text: 'a/' },
      { type: 'variable', key: 'aws:username' },
      { type: 'text', text: '/*' },
    ],
  ],
  [
    "${aws:PrincipalTag/team, 'none'}",
    [{ type: 'variable', key: 'aws:PrincipalTag/team', defaultValue: 'none' }],
  ],
  [
    '${*}${?}${$}',
    [
      { type: 'literal', text: '*' },
      { type: 'literal', text: '?' },
      { type: 'literal', text: '$' },
    ],
  ],
  ['${}', [{ type: 'text', text: '${}' }]],
  ['${open', [{ type: 'text', text: '${open' }]],
])('policy variables of %s', (text, expected) => {
  expect(parseVariables(text, '2012-10-17')).toEqual(expected);
  expect(parseVariables(text, '2008-10-17')).toEqual([{ type: 'text', text }]);
});
