import { describe, expect, test } from 'vitest';
import { MAX_VARIANTS } from '../src/cloudformation/variants.ts';
import { documentOf, template } from './support.ts';

/** A template with one role, whose inline policy has the statements given. */
function roleWith(conditions: string, statements: string, more = ''): string {
  return `
Parameters:
  Env: {Type: String, Default: dev, AllowedValues: [dev, test, prod]}
  Name: {Type: String, Default: ''}
  Other: {Type: String}
  Names: {Type: CommaDelimitedList, Default: ''}
Conditions:
${conditions}
Resources:
  Role:
    Type: AWS::IAM::Role
    ${more}
    Properties:
      Policies:
        - PolicyName: p
          PolicyDocument:
            Version: '2012-10-17'
            Statement: ${statements}
`;
}

/** The forms of the only policy: the assignment of conditions and the actions or resources in it. */
function forms(text: string) {
  return template(text).policies.map((policy) => {
    const { Statement } = documentOf(policy) as { Statement: Record<string, unknown>[] };
    return [policy.variant, ...Statement.map(({ Action, Resource }) => Action ?? Resource)];
  });
}

const CONDITIONS = `
  IsProd: !Equals [!Ref Env, prod]
  IsDev: !Equals [dev, !Ref Env]
  IsTest: !Equals [!Ref Env, test]
  NotProd: !Not [!Condition IsProd]
  ProdOrDev: !Or [{Condition: IsProd}, !Condition IsDev]
  Impossible: !And [!Condition IsProd, !Condition IsDev]
  HasName: !Not [!Equals [!Ref Name, '']]
  HasNames: !Not [!Equals [!Join [',', !Ref Names], '']]
  HasFirst: !Not [!Equals ['', !Select [0, !Ref Names]]]
  Free: !Equals [!Ref Other, x]
  InIreland: !Equals [!Ref 'AWS::Region', eu-west-1]
  Never: !Equals [a, b]
  Circle: !Not [!Condition Circle]
  Joined: !Equals [!Join ['-', [!Ref Env, !Ref Other]], dev-x]
`;

describe('the forms that conditions give a policy', () => {
  test.each<[name: string, statements: string, expected: unknown[]]>([
    ['none without conditions', '[{Action: a}]', [[undefined, 'a']]],
    [
      'both branches',
      '[!If [Free, {Action: a}, {Action: b}]]',
      [
        [{ Free: true }, 'a'],
        [{ Free: false }, 'b'],
      ],
    ],
    [
      'one that is left out',
      '[{Action: a}, !If [Free, {Action: b}, !Ref AWS::NoValue]]',
      [
        [{ Free: true }, 'a', 'b'],
        [{ Free: false }, 'a'],
      ],
    ],
    ['one when both branches are alike', '[!If [Free, {Action: a}, {Action: a}]]', [[undefined, 'a']]],
    [
      'never two that exclude each other',
      '[!If [IsProd, {Action: a}, {Action: b}], !If [IsDev, {Action: c}, {Action: d}]]',
      [
        [{ IsProd: true, IsDev: false }, 'a', 'd'],
        [{ IsProd: false, IsDev: true }, 'b', 'c'],
        [{ IsProd: false, IsDev: false }, 'b', 'd'],
      ],
    ],
    [
      'a condition and its negation together',
      '[!If [IsProd, {Action: a}, {Action: b}], !If [NotProd, {Action: c}, {Action: d}]]',
      [
        [{ IsProd: true, NotProd: false }, 'a', 'd'],
        [{ IsProd: false, NotProd: true }, 'b', 'c'],
      ],
    ],
    [
      'what the allowed values leave',
      '[!If [IsProd, {Action: a}, !If [IsDev, {Action: b}, !If [IsTest, {Action: c}, {Action: never}]]]]',
      [
        [{ IsProd: true }, 'a'],
        [{ IsProd: false, IsDev: true }, 'b'],
        [{ IsProd: false, IsDev: false, IsTest: true }, 'c'],
      ],
    ],
    ['none that cannot be', '[!If [Impossible, {Action: never}, {Action: a}]]', [[undefined, 'a']]],
    [
      'only one of a condition that is decided',
      '[!If [Never, {Action: never}, {Action: a}]]',
      [[undefined, 'a']],
    ],
    [
      'the value of the parameter that a condition compared',
      '[{Resource: !Sub "x-${Env}"}, !If [ProdOrDev, {Action: a}, {Action: b}]]',
      [
        [{ ProdOrDev: true, IsProd: true }, 'x-prod', 'a'],
        [{ ProdOrDev: true, IsProd: false, IsDev: true }, 'x-dev', 'a'],
        [{ ProdOrDev: false, IsProd: false, IsDev: false }, 'x-test', 'b'],
      ],
    ],
    [
      'a default that a condition rules out',
      '[!If [HasName, {Resource: !Ref Name}, {Action: a}]]',
      [
        [{ HasName: false }, 'a'],
        [{ HasName: true }, '${Name}'],
      ],
    ],
    [
      'an empty list that a condition rules out',
      '[!If [HasNames, {Resource: !Join ["", ["x-", !Select [0, !Ref Names]]]}, {Action: a}]]',
      [
        [{ HasNames: false }, 'a'],
        [{ HasNames: true }, expect.stringContaining('x-')],
      ],
    ],
    [
      'one item of a list, in two ways of saying so',
      '[!If [HasNames, {Action: a}, {Action: b}], !If [HasFirst, {Action: c}, {Action: d}]]',
      [
        [{ HasNames: false, HasFirst: false }, 'b', 'd'],
        [{ HasNames: true, HasFirst: true }, 'a', 'c'],
      ],
    ],
    [
      'a region that a condition compared',
      '[!If [InIreland, {Resource: !Ref AWS::Region}, {Resource: !Ref AWS::Region}]]',
      [
        [{ InIreland: true }, 'eu-west-1'],
        [{ InIreland: false }, '${AWS::Region}'],
      ],
    ],
    [
      'a condition that asks for itself',
      '[!If [Circle, {Action: a}, {Action: b}]]',
      [
        [{ Circle: false }, 'b'],
        [{ Circle: true }, 'a'],
      ],
    ],
    [
      'a comparison of what is put together',
      '[!If [Joined, {Action: a}, {Action: b}]]',
      [
        [{ Joined: true }, 'a'],
        [{ Joined: false }, 'b'],
      ],
    ],
  ])('%s', (_, statements, expected) => {
    expect(
      forms(roleWith(CONDITIONS, statements)).map(([variant, ...rest]) => [
        nameOnly(variant, expected),
        ...rest,
      ]),
    ).toEqual(expected);
  });

  /** Keeps the conditions that the expectation names: those within other conditions are listed too. */
  function nameOnly(variant: unknown, expected: unknown[]): unknown {
    if (typeof variant !== 'object' || variant === null) return variant;
    const names = new Set(expected.flatMap((form) => Object.keys((form as unknown[])[0] ?? {})));
    return Object.fromEntries(Object.entries(variant).filter(([name]) => names.has(name)));
  }
});

test('a policy has the forms that its resource can have', () => {
  const text = roleWith(CONDITIONS, '[!If [IsDev, {Action: never}, {Action: a}]]', 'Condition: IsProd');
  expect(forms(text)).toEqual([[undefined, 'a']]);
});

test('what can never be deployed is named, not dropped', () => {
  const { policies, notAnalysed } = template(roleWith(CONDITIONS, '[{Action: a}]', 'Condition: Impossible'));
  expect(policies).toEqual([]);
  expect(notAnalysed.map(({ reason }) => reason)).toEqual([
    'inline policy of `Role`: its conditions never hold together',
  ]);
});

test('forms beyond the bound are named, not dropped', () => {
  const names = Array.from({ length: 6 }, (_, index) => `C${index}`);
  const conditions = names.map((name) => `  ${name}: !Equals [!Ref Other, ${name}x]`).join('\n');
  const free = names.map((name) => `  ${name}: !Equals [!Ref ${name}P, x]`).join('\n');
  const statements = `[${names.map((name) => `!If [${name}, {Action: ${name}}, !Ref AWS::NoValue]`).join(', ')}]`;
  // One parameter has one value: seven forms.
  expect(forms(roleWith(conditions, statements))).toHaveLength(7);
  // Parameters that nothing relates: sixty-four forms.
  const { policies, notAnalysed } = template(roleWith(free, statements));
  expect(policies).toHaveLength(MAX_VARIANTS);
  expect(notAnalysed.map(({ reason }) => reason)).toContain(
    `inline policy of \`Role\`: its conditions give it more than ${MAX_VARIANTS} forms; the others were not looked at`,
  );
});

describe('a principal', () => {
  const text = roleWith(
    CONDITIONS,
    '[!If [Free, {Effect: Deny, Action: a}, {Effect: Allow, Action: b}]]',
  ).replace(
    '      Policies:',
    `      ManagedPolicyArns: !If [Free, !Ref 'AWS::NoValue', ['arn:aws:iam::aws:policy/ReadOnlyAccess']]
      PermissionsBoundary: !If [Free, 'arn:aws:iam::111122223333:policy/limit', !Ref 'AWS::NoValue']
      Policies:`,
  );

  test('is there once for each way that conditions dress it', () => {
    const { principals } = template(text);
    expect(
      principals.map(({ variant, policies, attachments, boundary }) => [
        variant,
        policies.map((policy) => policy.policy.statements.map(({ effect }) => effect)),
        attachments.map(({ awsManagedName }) => awsManagedName),
        boundary && 'arn' in boundary && boundary.arn,
      ]),
    ).toEqual([
      [{ Free: true }, [['Deny']], [], 'arn:aws:iam::111122223333:policy/limit'],
      [{ Free: false }, [['Allow']], ['ReadOnlyAccess'], undefined],
    ]);
  });

  test('wears what no condition decides in every form', () => {
    const { principals } = template(`
Parameters: {Free: {Type: String}}
Conditions: {Free: !Equals [!Ref Free, "yes"]}
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Action: sts:AssumeRole, Principal: "*"}]}
      Policies: [{PolicyName: p, PolicyDocument: {Statement: [{Effect: Deny, Action: a, Resource: "*"}]}}]
      ManagedPolicyArns: [!If [Free, 'arn:aws:iam::aws:policy/ReadOnlyAccess', !Ref 'AWS::NoValue']]
`);
    const worn = principals.map(({ variant, trust, policies }) => [variant, trust?.name, policies.length]);
    expect(worn).toEqual([
      [{ Free: true }, 'trust policy of Role', 1],
      [{ Free: false }, 'trust policy of Role', 1],
    ]);
  });

  test('is there once when nothing it wears depends on conditions', () => {
    const { principals } = template(roleWith(CONDITIONS, '[{Effect: Allow, Action: a}]'));
    expect(principals.map(({ variant }) => variant)).toEqual([undefined]);
  });
});
