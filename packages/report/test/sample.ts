import { CHECK_DECLARATIONS, DOCUMENTATION } from '@leastwise/checks';
import { type Finding, type Range, SEVERITIES, SourceText } from '@leastwise/core';
import { plainStyle, type RenderOptions, type Report } from '../src/index.ts';

/** A template with what makes code frames hard: tabs, wide characters, line ends of Windows, a very long line. */
const TEMPLATE = [
  'Resources:',
  '  OrdersFunctionRole:',
  '    Type: AWS::IAM::Role',
  '    Properties:',
  '      Description: 注文を読む\tread 🎉 orders',
  '      Policies:',
  '        - PolicyName: Deploy',
  '          PolicyDocument:',
  '            Version: "2012-10-17"',
  '            Statement:',
  '              - Sid: Deploy',
  '                Effect: Allow',
  '                Action:',
  '                  - s3:GetObjct',
  '                  - iam:PassRole',
  '                Resource: "*"',
].join('\r\n');

const MINIFIED = `{"Version":"2012-10-17","Statement":[${'{"Effect":"Deny","Action":"sns:Publish","Resource":"arn:aws:sns:eu-west-1:111122223333:orders"},'.repeat(40)}{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}`;

const template = new SourceText('app/template.yaml', TEMPLATE);
const minified = new SourceText('policies/it,s 50%.json', MINIFIED);

/** The range of a text in a file. */
function rangeOf(source: SourceText, text: string, occurrence = 0): Range {
  let start = -1;
  for (let at = 0; at <= occurrence; at++) start = source.text.indexOf(text, start + 1);
  return { start, end: start + text.length };
}

function finding(source: SourceText, range: Range, more: Partial<Finding> & Pick<Finding, 'check'>): Finding {
  return {
    aliases: [],
    category: 'validity',
    severity: 'error',
    basis: 'proved',
    message: 'something is wrong',
    why: 'it matters',
    fix: 'mend it',
    location: source.location(range),
    range,
    proposals: [],
    fixes: [],
    controls: [],
    fingerprint: '0123456789abcdef',
    ...more,
  };
}

const inlinePolicy = {
  kind: 'identity',
  name: 'inline policy `Deploy` of OrdersFunctionRole',
  owner: 'OrdersFunctionRole',
} as const;
const statement = { index: 0, sid: 'Deploy' };

export const findings: readonly Finding[] = [
  finding(template, rangeOf(template, 'read 🎉 orders'), {
    check: 'unknown-element',
    severity: 'suggestion',
    message: 'a message with <b>markup</b>, a | pipe, *stars*, 100% of it & a colon: `a|b`',
    label: 'wide characters before, and\ta tab',
    fingerprint: '1111111111111111',
  }),
  finding(template, rangeOf(template, 's3:GetObjct'), {
    check: 'unknown-action',
    aliases: ['INVALID_ACTION'],
    message: '`s3:GetObjct` is not an action',
    label: 'did you mean `s3:GetObject`?',
    why: 'the statement grants nothing, and whoever wrote it believes that it does',
    fix: 'replace it with `s3:GetObject`',
    policy: inlinePolicy,
    statement,
    proposals: [{ title: 'replace with `s3:GetObject`', effect: 'changes-behaviour', changes: [] }],
    fixes: [
      {
        title: 'replace with `s3:GetObject`',
        effect: 'changes-behaviour',
        gained: {
          principal: 'arn:aws:iam::111122223333:role/any',
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::a/a',
        },
        edits: [{ range: rangeOf(template, 's3:GetObjct'), text: 's3:GetObject' }],
      },
    ],
    subject: 'Action::s3:GetObjct',
    fingerprint: '2222222222222222',
  }),
  finding(template, rangeOf(template, 'Resource: "*"'), {
    check: 'pass-role-any',
    category: 'over-permission',
    severity: 'high',
    message:
      '`OrdersFunctionRole` can pass any role to any service, and so become whichever of them it likes',
    label: 'every role in the account, and no `iam:PassedToService`',
    policy: inlinePolicy,
    statement,
    related: [
      { location: template.location(rangeOf(template, 'iam:PassRole')), message: 'granted here' },
      { location: minified.location({ start: 0, end: 10 }), message: 'and in this file' },
    ],
    construct: { path: 'OrdersStack/Handler/ServiceRole', createdAt: 'lib/orders.ts:41:5' },
    witness: {
      principal: 'arn:aws:iam::111122223333:role/any',
      action: 'iam:PassRole',
      resource: 'arn:aws:iam::111122223333:role/admin',
      context: { 'iam:PassedToService': 'ec2.amazonaws.com', 'aws:TagKeys': ['team', 'stage'] },
      decision: 'allowed',
    },
    controls: [
      { framework: 'Well-Architected', id: 'SEC03-BP02' },
      { framework: 'NIST 800-53 r5', id: 'AC-3' },
      { framework: 'NIST 800-53 r5', id: 'AC-6' },
    ],
    fingerprint: '3333333333333333',
  }),
  finding(
    template,
    { start: rangeOf(template, '- Sid: Deploy').start, end: TEMPLATE.length },
    {
      check: 'unrestricted-write',
      category: 'over-permission',
      severity: 'medium',
      basis: 'heuristic',
      message: 'a range of many lines',
      label: 'the whole statement',
      policy: inlinePolicy,
      statement: { index: 0 },
      fingerprint: '4444444444444444',
    },
  ),
  finding(minified, rangeOf(minified, '"s3:*"'), {
    check: 'whole-service',
    category: 'over-permission',
    severity: 'critical',
    basis: 'unknown',
    message: 'a very long line, and a name that tries to paint: \u001b[31mred\u001b[0m \u202eback',
    label:
      'every action of `s3`, those that AWS adds tomorrow included, which is more than fits beside the mark',
    policy: { kind: 'resource', name: minified.file, owner: minified.file },
    witness: {
      principal: '*',
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::any/object',
      decision: 'allowed',
    },
    fingerprint: '5555555555555555',
  }),
  finding(minified, rangeOf(minified, '"s3:*"'), {
    check: 'whole-service',
    category: 'over-permission',
    severity: 'low',
    message: 'the same check again, with the same reasons',
    policy: { kind: 'resource', name: minified.file, owner: minified.file },
    statement: { index: 40 },
    fingerprint: '6666666666666666',
  }),
];

export const noFindings: Report = {
  version: 1,
  findings: [],
  suppressed: [],
  foreignSuppressions: [],
  summary: {
    files: 4,
    policies: 23,
    findings: 0,
    bySeverity: { critical: 0, high: 0, error: 0, medium: 0, warning: 0, low: 0, suggestion: 0 },
    suppressed: 0,
    baseline: 0,
    hidden: 0,
    notAnalysed: [],
  },
  catalogDate: '2026-06-30',
  textOf: (file) => [template, minified].find((text) => text.file === file),
};

export const fullReport: Report = {
  ...noFindings,
  findings,
  suppressed: [
    {
      finding: { ...findings[1]!, fingerprint: '7777777777777777' },
      by: 'inline',
      reason: 'the name is right in the partition that this is for',
      expires: '2027-01-31',
      location: template.location(rangeOf(template, 'Type')),
    },
    { finding: { ...findings[2]!, fingerprint: '8888888888888888' }, by: 'baseline' },
  ],
  foreignSuppressions: [
    {
      tool: 'cdk_nag',
      checks: ['AwsSolutions-IAM5'],
      reason: 'a bucket of logs',
      location: template.location(rangeOf(template, 'Type')),
    },
  ],
  summary: {
    ...noFindings.summary,
    findings: findings.length,
    bySeverity: Object.fromEntries(
      SEVERITIES.map((severity) => [severity, findings.filter((one) => one.severity === severity).length]),
    ) as Report['summary']['bySeverity'],
    suppressed: 1,
    baseline: 1,
    hidden: 3,
    notAnalysed: [
      { file: 'app/template.yaml', reason: 'nested stack `Network`: its template is not here' },
      {
        file: 'app/template.yaml',
        reason: '`Fn::Transform` runs only in AWS',
        location: template.location({ start: 0, end: 9 }),
      },
      { file: 'policies/big.json', reason: 'the file has 40000000 characters; at most 33554432 are read' },
    ],
  },
};

/** What is left of a report once some of it was fixed. */
export const fixedReport: Report = {
  ...fullReport,
  fixing: {
    dryRun: false,
    applied: [
      {
        check: 'redundant-action',
        severity: 'suggestion',
        title: 'remove `s3:GetObject`',
        effect: 'equivalent',
        location: template.location(rangeOf(template, 's3:GetObjct')),
      },
      {
        check: 'tls-not-required',
        severity: 'medium',
        title: 'refuse requests without TLS',
        effect: 'narrower',
        location: template.location(rangeOf(template, 'Statement')),
        lost: {
          principal: '*',
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::a/a',
          context: { 'aws:SecureTransport': 'false' },
        },
      },
    ],
    refused: [
      {
        check: 'unknown-action',
        title: 'replace with `s3:GetObject`',
        location: template.location(rangeOf(template, 's3:GetObjct')),
        code: 'not-chosen',
        reason: 'it is applied with `--fix=typos`',
      },
      {
        check: 'redundant-statement',
        title: 'remove statement `Deploy`',
        location: template.location(rangeOf(template, 'Sid: Deploy')),
        code: 'unproved',
        reason: 'a policy variable or an unresolved value decides whether more is allowed',
      },
    ],
  },
};

export const plain: RenderOptions = {
  style: plainStyle,
  width: 80,
  verbose: false,
  showSuppressed: false,
  failOn: 'medium',
  toolVersion: '1.2.3',
  checkOf: (id) => CHECK_DECLARATIONS.find((check) => check.id === id),
  documentationOf: (id) => DOCUMENTATION[id],
  pathOf: (file) => `infrastructure/${file}`,
};
