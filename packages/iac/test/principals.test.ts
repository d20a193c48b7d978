import type { DeclaredPrincipal, Source } from '@leastwise/core';
import { describe, expect, test } from 'vitest';
import { template } from './support.ts';

const POLICY =
  'PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "*", Resource: "*"}]}';

/** What a principal wears, in words. */
function outfit(
  { kind, policies, attachments, boundary, trust, incomplete }: DeclaredPrincipal,
  { opaque }: Source,
) {
  return {
    kind,
    policies: policies.map(({ name }) => name),
    attachments: attachments.map(({ arn, awsManagedName }) => awsManagedName ?? opaque.show(arn)),
    boundary: boundary && ('policy' in boundary ? boundary.name : opaque.show(boundary.arn)),
    trust: trust?.name,
    incomplete,
  };
}

function read(resources: string, parameters = '') {
  const source = template(`${parameters}\nResources:\n${resources}`);
  return {
    source,
    outfits: source.principals.map((principal) => outfit(principal, source)),
    policies: source.policies.map(({ name, kind, wornBy, form }) => ({ name, kind, wornBy, form })),
  };
}

const NOTHING = {
  policies: [],
  attachments: [],
  boundary: undefined,
  trust: undefined,
  incomplete: undefined,
};

describe('policies and principals find each other', () => {
  test.each<[name: string, resources: string]>([
    [
      'from the policy, by Ref',
      `  P: {Type: AWS::IAM::Policy, Properties: {PolicyName: p, Roles: [!Ref R], ${POLICY}}}`,
    ],
    [
      'from the policy, by Sub',
      `  P: {Type: AWS::IAM::Policy, Properties: {PolicyName: p, Roles: [!Sub "\${R}"], ${POLICY}}}`,
    ],
    [
      'from the policy, by name',
      `  P: {Type: AWS::IAM::Policy, Properties: {PolicyName: p, Roles: [deploy], ${POLICY}}}`,
    ],
    [
      'from the policy, one branch',
      `  P: {Type: AWS::IAM::Policy, Properties: {PolicyName: p, Roles: !If [C, [!Ref R], []], ${POLICY}}}`,
    ],
    [
      'a policy of one role',
      `  P: {Type: AWS::IAM::RolePolicy, Properties: {PolicyName: p, RoleName: !Ref R, ${POLICY}}}`,
    ],
  ])('%s', (_, resources) => {
    const { policies, outfits } = read(
      `  R: {Type: AWS::IAM::Role, Properties: {RoleName: deploy}}\n${resources}`,
      'Conditions: {C: !Equals [a, a]}',
    );
    expect(policies).toEqual([
      { name: 'inline policy `p` of R', kind: 'identity', wornBy: ['R'], form: 'inline' },
    ]);
    expect(outfits).toEqual([{ ...NOTHING, kind: 'role', policies: ['inline policy `p` of R'] }]);
  });

  test('managed policies, from either side, for every kind of principal', () => {
    const { policies, outfits } = read(`
  R: {Type: AWS::IAM::Role, Properties: {ManagedPolicyArns: [!Ref M]}}
  U: {Type: AWS::IAM::User}
  G: {Type: AWS::IAM::Group}
  S:
    Type: AWS::SSO::PermissionSet
    Properties:
      ManagedPolicies: [arn:aws:iam::aws:policy/job-function/Billing]
      CustomerManagedPolicyReferences: [{Name: shared}, {Name: other, Path: /a/}]
      InlinePolicy: {Statement: []}
  M: {Type: AWS::IAM::ManagedPolicy, Properties: {ManagedPolicyName: shared, Users: [!Ref U], Groups: [!Ref G], ${POLICY}}}`);
    expect(policies).toEqual([
      { name: 'inline policy of S', kind: 'identity', wornBy: ['S'], form: 'inline' },
      { name: 'managed policy `shared`', kind: 'identity', wornBy: ['R', 'S', 'U', 'G'], form: 'managed' },
    ]);
    const worn = { ...NOTHING, policies: ['managed policy `shared`'] };
    expect(outfits).toEqual([
      { ...worn, kind: 'role' },
      { ...worn, kind: 'user' },
      { ...worn, kind: 'group' },
      {
        ...NOTHING,
        kind: 'permission-set',
        policies: ['inline policy of S', 'managed policy `shared`'],
        attachments: ['Billing', 'arn:aws:iam::${AWS::AccountId}:policy/a/other'],
      },
    ]);
  });
});

describe('a boundary', () => {
  const role = '  R: {Type: AWS::IAM::Role, Properties: {PermissionsBoundary: !Ref B}}';
  const boundary = `  B: {Type: AWS::IAM::ManagedPolicy, Properties: {${POLICY}}}`;

  test('of this template is a boundary and nothing else', () => {
    const { policies, outfits } = read(`${role}\n${boundary}`);
    expect(policies).toEqual([
      { name: 'permissions boundary B', kind: 'boundary', wornBy: ['R'], form: 'managed' },
    ]);
    expect(outfits).toEqual([{ ...NOTHING, kind: 'role', boundary: 'permissions boundary B' }]);
  });

  test('that is attached as well is an identity policy', () => {
    const { policies, outfits } = read(
      `${role.replace('!Ref B', '!Ref B, ManagedPolicyArns: [!Ref B]')}\n${boundary}`,
    );
    expect(policies).toMatchObject([{ name: 'managed policy B', kind: 'identity' }]);
    expect(outfits).toMatchObject([{ policies: ['managed policy B'], boundary: 'managed policy B' }]);
  });

  test('from elsewhere is known by its ARN', () => {
    const { outfits, source } = read(role.replace('!Ref B', 'arn:aws:iam::aws:policy/PowerUserAccess'));
    expect(outfits).toMatchObject([{ boundary: 'arn:aws:iam::aws:policy/PowerUserAccess' }]);
    expect(source.attachments).toEqual([]);
  });
});

describe('what a principal may wear besides', () => {
  test.each<[name: string, list: string, incomplete: string | undefined]>([
    ['a list from a parameter', '!Ref Arns', 'only deployment knows the value of parameter `Arns`'],
    ['an ARN from a parameter', '[!Ref Arn]', 'it is not known which policy ${Arn} is'],
    ['an ARN with a known name', '[!Sub "arn:aws:iam::${AWS::AccountId}:policy/base"]', undefined],
  ])('%s', (_, list, incomplete) => {
    const { outfits } = read(
      `  R: {Type: AWS::IAM::Role, Properties: {ManagedPolicyArns: ${list}}}`,
      'Parameters: {Arns: {Type: CommaDelimitedList}, Arn: {Type: String}}',
    );
    expect(outfits[0]?.incomplete).toBe(incomplete);
  });

  test('a list of inline policies from a parameter is named', () => {
    const { source } = read(
      '  R: {Type: AWS::IAM::Role, Properties: {Policies: !Ref List}}',
      'Parameters: {List: {Type: CommaDelimitedList}}',
    );
    expect(source.notAnalysed.map(({ reason }) => reason)).toEqual([
      'inline policy of R: only deployment knows the value of parameter `List`',
    ]);
  });
});

test('where a resource comes from', () => {
  const { source } = read(`  R:
    Type: AWS::IAM::Role
    Metadata: {aws:cdk:path: Stack/Role/Resource}
    Properties: {RoleName: deploy, Path: /ci/}`);
  expect(source.resources).toMatchObject([
    { id: 'R', type: 'AWS::IAM::Role', name: 'deploy', constructPath: 'Stack/Role/Resource' },
  ]);
  expect(source.resources[0]!.arn && source.opaque.show(source.resources[0]!.arn)).toBe(
    'arn:aws:iam::${AWS::AccountId}:role/ci/deploy',
  );
});

describe('what is not analysed is named', () => {
  test.each<[name: string, text: string, reasons: string[]]>([
    [
      'a nested stack',
      'Resources: {N: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: https://x}}}',
      ['nested stack `N`: its template is not here'],
    ],
    [
      'a macro',
      'Transform: [AWS::LanguageExtensions, Mine]\nResources: {}',
      ['the macro `Mine` is not run here'],
    ],
    [
      'a module',
      'Resources: {M: {Type: A::B::C::MODULE}}',
      ['module `M` (A::B::C::MODULE): what is in it is not here'],
    ],
    [
      'a module of a tool',
      'Resources: {M: {Type: !Rain::Module "bucket.yaml"}}',
      ['module `M` (!Rain::Module bucket.yaml): what is in it is not here'],
    ],
    ['a resource without a type', 'Resources: {R: {Properties: {}}}', ['resource `R` has no `Type`']],
    [
      'a statement from elsewhere',
      'Resources: {K: {Type: AWS::KMS::Key, Properties: {KeyPolicy: {Statement: [{Fn::Transform: {Name: AWS::Include}}]}}}}',
      ['key policy of K: the macro `AWS::Include` is not run here'],
    ],
    [
      'what a macro adds to a statement',
      'Resources: {K: {Type: AWS::KMS::Key, Properties: {KeyPolicy: {Statement: [], Fn::Transform: {Name: Mine}}}}}',
      ['a macro adds to this part: {Name: Mine}'],
    ],
    [
      'a mistake in a function',
      'Resources: {K: {Type: AWS::KMS::Key, Properties: {KeyPolicy: {Statement: [{Effect: Allow, Action: "kms:*", Resource: !Ref Nobody}]}}}}',
      ['`Nobody` is no parameter or resource of this template'],
    ],
  ])('%s', (_, text, reasons) => {
    expect(template(text).notAnalysed.map(({ reason }) => reason)).toEqual(reasons);
  });
});
