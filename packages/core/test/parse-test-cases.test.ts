import { describe, expect, it } from 'vitest';
import { readYaml, SourceText } from '../src/document/index.ts';
import { parseTestCases, runCases } from '../src/evaluate/index.ts';

function problemsOf(text: string): string[] {
  const source = new SourceText('cases.yaml', text);
  return parseTestCases(readYaml(text).root!).problems.map(({ range, message }) => {
    const { line, column } = source.position(range.start);
    return `${line}:${column} ${message}`;
  });
}

/** A file with one case, in which some lines differ. */
function caseWith(lines: { request?: string; policies?: string; expect?: string; more?: string }): string {
  return [
    'version: 1',
    'cases:',
    '  - name: reads',
    `    request: ${lines.request ?? '{principal: "*", action: s3:GetObject, resource: "*"}'}`,
    `    policies: ${lines.policies ?? '{}'}`,
    `    expect: ${lines.expect ?? '{decision: allowed}'}`,
    ...(lines.more ? [lines.more] : []),
  ].join('\n');
}

describe('parseTestCases', () => {
  it('reads a sound file without a word', () => {
    expect(problemsOf(caseWith({}))).toEqual([]);
  });

  it.each([
    ['[]', ['1:1 a file of test cases must be an object, not a list']],
    ['{version: 1}', ['1:1 the file has no `cases`']],
    ['{version: 2, cases: []}', ['1:11 `version` must be 1']],
    ['{version: 1, cases: {}}', ['1:21 `cases` must be a list, not an object']],
    [
      '{version: 1, case: []}',
      [
        '1:1 the file has no `cases`',
        '1:14 `case` is not part of a file of test cases; did you mean `cases`?',
      ],
    ],
    [
      '{version: 1, Cases: []}',
      [
        '1:1 the file has no `cases`',
        '1:14 `Cases` is not part of a file of test cases; did you mean `cases`?',
      ],
    ],
    [
      '{version: 1, cases: [{}]}',
      ['1:22 the case has no `name`', '1:22 the case has no `expect`', '1:22 the case has no `request`'],
    ],
    [caseWith({ request: '{principal: "*", action: s3:GetObject}' }), ['4:14 the request has no `resource`']],
    [
      caseWith({ request: '{principal: "*", action: "s3:*", resource: "*"}' }),
      ['4:39 `s3:*` is not an action; write `service:Action`, without wildcards'],
    ],
    [
      caseWith({ request: '{principal: "*", action: s3:GetObject, resource: "*", resourceAccount: 42}' }),
      ['4:85 `42` is not an account id of 12 digits'],
    ],
    [
      caseWith({ request: '{principal: "*", action: s3:GetObject, resource: "*", context: {a: 1, A: 2}}' }),
      ['4:84 the condition key `A` is here twice'],
    ],
    [
      caseWith({ request: '{principal: "*", action: s3:GetObject, resource: "*", context: {a: {}}}' }),
      ['4:81 `a` must be a string, not an object'],
    ],
    [
      caseWith({ expect: '{decision: denied}' }),
      [
        '6:24 `denied` is not a decision; write one of `allowed`, `explicitly-denied`, `implicitly-denied`, `depends`',
      ],
    ],
    [caseWith({ expect: '{}' }), ['6:13 `expect` has no `decision`']],
    [
      caseWith({ policies: '{acl: []}' }),
      [
        '5:16 `acl` is not part of `policies`; it has `identity`, `boundary`, `session`, `resource`, `endpoint`, `scps`, `rcps`',
      ],
    ],
    [
      caseWith({ policies: '{scps: {}}' }),
      [
        "5:22 `scps` (levels from the organization's root to the account, each a list of policies) must be a list, not an object",
      ],
    ],
    [caseWith({ policies: '{scps: [{}]}' }), ['5:23 every level of `scps` must be a list, not an object']],
    [
      caseWith({ policies: '{identity: {Statement: {Effect: Permit, Action: "*", Resource: "*"}}}' }),
      ['5:47 `Permit` is not an effect; write `Allow` or `Deny`'],
    ],
    [
      caseWith({ policies: '{identity: missing.json}' }),
      ['5:26 the policy file `missing.json` could not be read'],
    ],
    [
      caseWith({
        more: '  - {name: reads, request: {principal: "*", action: s3:GetObject, resource: "*"}, expect: {decision: allowed}}',
      }),
      ['7:5 another case is named `reads` as well'],
    ],
  ])('says what is wrong in %j, and where', (text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
  });

  it('says who can make a request', () => {
    const [problem] = problemsOf(
      caseWith({
        request: '{principal: "arn:aws:iam::111122223333:group/all", action: s3:GetObject, resource: "*"}',
      }),
    );
    expect(problem).toMatch(
      /^4:26 `arn:aws:iam::111122223333:group\/all` cannot make a request; name a user, role/,
    );
  });

  it('leaves a case with a problem out and keeps the others', () => {
    const text = caseWith({
      more: '  - {name: broken, request: {principal: "*", action: s3:GetObject, resource: "*"}, expect: {decision: maybe}}',
    });
    const { cases, problems } = parseTestCases(readYaml(text).root!);
    expect(cases.map(({ name }) => name)).toEqual(['reads']);
    expect(problems).toHaveLength(1);
  });

  it('takes policies from files that the caller loads', () => {
    const file =
      '{Version: "2012-10-17", Statement: {Effect: Allow, Principal: "*", Action: "s3:*", Resource: "*"}}';
    const asked: string[] = [];
    const { cases, problems } = parseTestCases(
      readYaml(caseWith({ policies: '{resource: policies/bucket.json}' })).root!,
      (path) => {
        asked.push(path);
        return readYaml(file).root;
      },
    );
    expect(problems).toEqual([]);
    expect(asked).toEqual(['policies/bucket.json']);
    expect(runCases(cases)).toMatchObject([
      { name: 'reads', decision: 'allowed', expected: 'allowed', pass: true },
    ]);
  });

  it('says so when a policy file is no valid policy', () => {
    const { problems } = parseTestCases(
      readYaml(caseWith({ policies: '{resource: bucket.json}' })).root!,
      () => readYaml('{}').root,
    );
    expect(problems.map(({ message }) => message)).toEqual([
      'the policy file `bucket.json` is not a valid policy: the policy has no `Statement`',
    ]);
  });
});

describe('runCases', () => {
  it('fails a case whose decision is another, and one that depends on something else than it says', () => {
    const policies =
      '{resource: {Statement: {Effect: Allow, Principal: "*", Action: "s3:*", Resource: "*", Condition: {Bool: {aws:SecureTransport: true}}}}}';
    const request = '{principal: "*", action: s3:GetObject, resource: "*", unknownKeys: all}';
    const run = (expected: string) =>
      runCases(parseTestCases(readYaml(caseWith({ policies, request, expect: expected })).root!).cases)[0]!;
    expect(run('{decision: allowed}')).toMatchObject({
      decision: 'depends',
      expected: 'allowed',
      pass: false,
    });
    expect(run('{decision: depends, dependsOn: [aws:SourceIp]}').pass).toBe(false);
    expect(run('{decision: depends, dependsOn: [AWS:SecureTransport]}').pass).toBe(true);
    expect(run('{decision: depends}')).toMatchObject({
      pass: true,
      dependsOn: [{ kind: 'key', name: 'aws:SecureTransport' }],
    });
  });
});
