import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createEngine,
  loadCatalog,
  loadManagedPolicies,
  type PolicyKind,
  type Source,
  SourceText,
} from '@leastwise/core';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ACCESS_ANALYZER_ISSUES, CHECKS, parityTable, runChecks } from '../src/index.ts';
import { sourceOfPolicy } from './source-of-policy.ts';

interface Example {
  readonly type?: PolicyKind;
  readonly policy?: unknown;
  readonly text?: string;
  readonly template?: string;
  /** Characters that a policy has at least, where its size is the matter. */
  readonly size?: number;
}

const iacPackage = '@leastwise/iac';
const iac = await import(/* @vite-ignore */ iacPackage);
const catalog = loadCatalog();
const engine = createEngine(catalog);
const managedPolicies = await loadManagedPolicies();
const { examples } = parse(
  readFileSync(join(import.meta.dirname, 'access-analyzer.examples.yaml'), 'utf8'),
) as {
  examples: Readonly<Record<string, Example>>;
};

function sourceOf({ type = 'identity', policy, text, template, size }: Example): Source {
  if (template !== undefined) return iac.readSource(new SourceText('template.yaml', template));
  return sourceOfPolicy(text ?? JSON.stringify(policy ?? policyOfSize(type, size!), null, 2), type);
}

function policyOfSize(type: PolicyKind, size: number) {
  const account = (at: number) => String(100_000_000_000 + at);
  const ids = Array.from({ length: Math.ceil(size / 15) }, (_, at) => account(at));
  const resource = type === 'resource' ? 'arn:aws:s3:::invoices/*' : '*';
  return {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Deny',
      ...(['resource', 'trust', 'rcp'].includes(type) && { Principal: '*' }),
      Action: type === 'trust' ? 'sts:AssumeRole' : 's3:GetObject',
      ...(type !== 'trust' && { Resource: resource }),
      Condition: { StringEquals: { 'aws:PrincipalAccount': ids } },
    },
  };
}

describe.each(ACCESS_ANALYZER_ISSUES.map((issue) => [issue.code, issue] as const))('%s', (code, issue) => {
  const checks = CHECKS.filter(({ aliases }) => aliases?.includes(code));

  test('is said by a check of ours, or left out with a reason', () => {
    if (issue.leftOut === undefined) expect(checks).not.toEqual([]);
    else expect(checks).toEqual([]);
  });

  test.runIf(issue.leftOut === undefined)('is said of an example', () => {
    const example = examples[code];
    expect(example, 'there is an example').toBeDefined();
    const { findings } = runChecks({
      sources: [sourceOf(example!)],
      checks,
      catalog,
      engine,
      managedPolicies,
    });
    expect(findings).not.toEqual([]);
  });
});

test('there is no example of anything else', () => {
  const known = ACCESS_ANALYZER_ISSUES.filter(({ leftOut }) => leftOut === undefined).map(({ code }) => code);
  expect(Object.keys(examples).filter((code) => !known.includes(code))).toEqual([]);
});

test('every alias of a check is a code of the list', () => {
  const known = new Set(ACCESS_ANALYZER_ISSUES.map(({ code }) => code));
  const unknown = CHECKS.flatMap(({ id, aliases = [] }) =>
    aliases.filter((alias) => !known.has(alias)).map((alias) => `${id}: ${alias}`),
  );
  expect(unknown).toEqual([]);
});

test('the list has each code once, in all its kinds', () => {
  const codes = ACCESS_ANALYZER_ISSUES.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(new Set(ACCESS_ANALYZER_ISSUES.map(({ kind }) => kind)).size).toBe(4);
});

test('the table has a row for each code, with the checks that say it', () => {
  const rows = parityTable(CHECKS);
  expect(rows.map(({ code }) => code)).toEqual(ACCESS_ANALYZER_ISSUES.map(({ code }) => code));
  expect(rows.find(({ code }) => code === 'INVALID_EFFECT')?.checks).toEqual(['invalid-effect']);
  for (const { code, checks, leftOut } of rows)
    expect(checks.length > 0 || leftOut !== undefined, code).toBe(true);
});
