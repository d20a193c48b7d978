import { describe, expect, test } from 'vitest';
import { documentOf, template, textAt } from './support.ts';

function resources(text: string) {
  const { resources, notAnalysed } = template(`
Parameters:
  Names: {Type: CommaDelimitedList, Default: "one, two"}
  Unknown: {Type: CommaDelimitedList}
Mappings:
  Sets: {small: {names: [x, y]}}
Resources:
${text}`);
  return { ids: resources.map(({ id }) => id), notes: notAnalysed.map(({ reason }) => reason) };
}

describe('loops over resources', () => {
  test.each<[name: string, text: string, ids: string[]]>([
    [
      'a list',
      "  Fn::ForEach::Loop: [Name, [a, b-c], {'Topic${Name}': {Type: AWS::SNS::Topic}}]",
      ['Topica', 'Topicb-c'],
    ],
    [
      'letters and digits alone',
      "  Fn::ForEach::Loop: [Name, [b-c], {'Topic&{Name}': {Type: AWS::SNS::Topic}}]",
      ['Topicbc'],
    ],
    [
      'a parameter',
      "  Fn::ForEach::Loop: [Name, !Ref Names, {'T${Name}': {Type: AWS::SNS::Topic}}]",
      ['Tone', 'Ttwo'],
    ],
    [
      'a parameter among items',
      "  Fn::ForEach::Loop: [Name, [zero, !Ref Names], {'T${Name}': {Type: AWS::SNS::Topic}}]",
      ['Tzero', 'Tone', 'Ttwo'],
    ],
    [
      'a map',
      "  Fn::ForEach::Loop: [Name, !FindInMap [Sets, small, names], {'T${Name}': {Type: AWS::SNS::Topic}}]",
      ['Tx', 'Ty'],
    ],
    [
      'a loop within a loop',
      "  Fn::ForEach::A: [X, [1, 2], {'Fn::ForEach::B': [Y, [3, 4], {'T${X}${Y}': {Type: AWS::SNS::Topic}}]}]",
      ['T13', 'T14', 'T23', 'T24'],
    ],
  ])('%s', (_, text, ids) => {
    expect(resources(text)).toEqual({ ids, notes: [] });
  });

  test.each<[name: string, text: string, note: string]>([
    [
      'over what only deployment knows',
      '  Fn::ForEach::L: [N, !Ref Unknown, {"T${N}": {Type: AWS::SNS::Topic}}]',
      '`Fn::ForEach::L` loops over what only deployment knows: !Ref Unknown',
    ],
    [
      'without a body',
      '  Fn::ForEach::L: [N, [a]]',
      '`Fn::ForEach::L` is not a loop: it takes a name, a list and what to repeat',
    ],
  ])('%s is noted', (_, text, note) => {
    expect(resources(text)).toEqual({ ids: [], notes: [note] });
  });

  test('that would make millions stop', () => {
    const items = `[${Array.from({ length: 60 }, (_, index) => index).join(', ')}]`;
    let body = "{'T${A}${B}${C}${D}': {Type: AWS::SNS::Topic}}";
    for (const name of ['D', 'C', 'B', 'A']) body = `{'Fn::ForEach::L${name}': [${name}, ${items}, ${body}]}`;
    const { ids, notes } = resources(`  ${body.slice(1, -1)}`);
    expect(ids.length).toBeLessThan(100_000);
    expect(notes[0]).toContain('makes more than is looked at');
  });
});

test('the loop variable reaches every function and the properties', () => {
  const source = template(`
Resources:
  Fn::ForEach::Roles:
    - Name
    - [orders, users]
    - Role\${Name}:
        Type: AWS::IAM::Role
        Properties:
          Policies:
            - PolicyName: !Ref Name
              PolicyDocument:
                Statement:
                  - Effect: Allow
                    Action: s3:GetObject
                    Resource: !Sub arn:aws:s3:::\${Name}-data/*
`);
  expect(source.policies.map(({ name }) => name)).toEqual([
    'inline policy `orders` of Roleorders',
    'inline policy `users` of Roleusers',
  ]);
  expect(source.policies.map(documentOf)).toMatchObject([
    { Statement: [{ Resource: 'arn:aws:s3:::orders-data/*' }] },
    { Statement: [{ Resource: 'arn:aws:s3:::users-data/*' }] },
  ]);
  const { range } = source.policies[1]!.policy.statements[0]!.resource!.values[0]!;
  expect(textAt(source, range)).toBe('arn:aws:s3:::${Name}-data/*');
});

test('a loop within properties', () => {
  const source = template(`
Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement:
          Fn::ForEach::Keys: [K, [Effect], {'\${K}': Allow}]
          Action: kms:*
          Principal: '*'
          Resource: '*'
`);
  expect(source.policies.map(documentOf)).toEqual([
    { Statement: { Effect: 'Allow', Action: 'kms:*', Principal: '*', Resource: '*' } },
  ]);
});
