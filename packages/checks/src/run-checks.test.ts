import {
  createEngine,
  loadCatalog,
  OpaqueTable,
  parsePolicy,
  readDocument,
  type Source,
  SourceText,
  type Suppression,
} from '@leastwise/core';
import { describe, expect, test } from 'vitest';
import { defineCheck } from './check.ts';
import { runChecks } from './run-checks.ts';

const catalog = loadCatalog();
const engine = createEngine(catalog);

/** Reports each action, with its text as the subject. */
const eachAction = defineCheck({
  id: 'each-action',
  title: 'An action',
  category: 'hygiene',
  severity: 'low',
  basis: 'heuristic',
  why: 'because',
  fix: 'none',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      for (const { value, range } of statement.action?.values ?? []) {
        context.report({
          at: range,
          policy: subject,
          statement,
          message: `action \`${value}\``,
          subject: value,
        });
      }
    }
  },
});

function sourceOf(
  text: string,
  { file = 'policy.yaml', suppressions = [] }: { file?: string; suppressions?: Suppression[] } = {},
): Source {
  const source = new SourceText(file, text);
  const opaque = new OpaqueTable();
  const policy = parsePolicy(readDocument(source).root!, 'identity');
  return {
    text: source,
    format: 'policy',
    policies: [{ policy, kind: 'identity', name: 'policy.yaml', source, opaque }],
    principals: [],
    resources: [],
    attachments: [],
    problems: [],
    notAnalysed: [],
    suppressions,
    opaque,
  };
}

function run(source: Source, checks = [eachAction]) {
  return runChecks({
    sources: [source],
    checks,
    catalog,
    engine,
    suppressions: { today: '2026-06-30', known: ['each-action', 'other'] },
  });
}

const POLICY = `Statement:
  - Effect: Allow
    Action: [s3:GetObject, s3:PutObject, s3:GetObject]
    Resource: "*"
`;

test('findings come in the order of the text, each with a fingerprint of its own', () => {
  const { findings } = run(sourceOf(POLICY));
  expect(findings.map(({ message }) => message)).toEqual([
    'action `s3:GetObject`',
    'action `s3:PutObject`',
    'action `s3:GetObject`',
  ]);
  expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(3);
});

describe('fingerprints', () => {
  const fingerprints = (text: string, file?: string) =>
    run(sourceOf(text, file === undefined ? {} : { file })).findings.map(({ fingerprint }) => fingerprint);

  test('stay when lines move', () => {
    expect(fingerprints(`# a comment\n\n${POLICY}`)).toEqual(fingerprints(POLICY));
  });

  test('stay when another finding goes', () => {
    expect(fingerprints(POLICY.replace('s3:PutObject, ', ''))).toEqual([
      fingerprints(POLICY)[0],
      fingerprints(POLICY)[2],
    ]);
  });

  test('differ between files and between statements', () => {
    expect(fingerprints(POLICY, 'other.yaml')[0]).not.toBe(fingerprints(POLICY)[0]);
    const second = POLICY.replace('Statement:\n', 'Statement:\n  - { Effect: Deny, Action: a:b }\n');
    expect(fingerprints(second)).not.toContain(fingerprints(POLICY)[0]);
  });

  test('follow the identity of the file, not the name it is shown by', () => {
    const shown = (file: string) =>
      runChecks({
        sources: [sourceOf(POLICY, { file })],
        checks: [eachAction],
        catalog,
        engine,
        identifyFile: (name) => name.replace(/^\.\.\//, ''),
      }).findings[0]!.fingerprint;
    expect(shown('../policy.yaml')).toBe(shown('policy.yaml'));
  });
});

test('a check that throws is named with what it looked at, and the others go on', () => {
  const failing = defineCheck({
    ...eachAction,
    id: 'failing',
    checkPolicy() {
      throw new RangeError('out of range');
    },
  });
  const { findings, notAnalysed } = run(sourceOf(POLICY), [failing, eachAction]);
  expect(findings).toHaveLength(3);
  expect(notAnalysed).toEqual([
    {
      file: 'policy.yaml',
      reason: 'the check `failing` failed on policy.yaml: out of range; please report this',
    },
  ]);
});

describe('suppressions', () => {
  const whole = { start: 0, end: POLICY.length };
  const suppression: Suppression = {
    checks: ['each-action'],
    reason: 'known',
    range: { start: 0, end: 9 },
    covers: whole,
    tool: 'leastwise',
  };
  const kept = (one: Partial<Suppression>) =>
    run(sourceOf(POLICY, { suppressions: [{ ...suppression, ...one }] })).findings.length;

  test('hide what they cover, and are told with it', () => {
    const { findings, suppressed } = run(sourceOf(POLICY, { suppressions: [suppression] }));
    expect(findings).toEqual([]);
    expect(suppressed.map(({ rule }) => rule.reason)).toEqual(['known', 'known', 'known']);
  });

  test.each<[string, Partial<Suppression>, number]>([
    ['for every check', { checks: ['*'] }, 0],
    ['for another check', { checks: ['other'] }, 3],
    ['for one subject', { subjects: ['s3:PutObject'] }, 2],
    ['for another place', { covers: { start: 0, end: 5 } }, 3],
    ['through its last day', { expires: '2026-06-30' }, 0],
    ['no longer after its last day', { expires: '2026-06-29' }, 3],
    ['not with a date that cannot be read', { expires: 'tomorrow' }, 3],
    ['not when written for another tool', { tool: 'cdk_nag' }, 3],
  ])('%s', (_, change, left) => {
    expect(kept(change)).toBe(left);
  });
});
