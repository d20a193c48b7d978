import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createEngine,
  type Finding,
  loadCatalog,
  loadManagedPolicies,
  type PolicyKind,
  type Source,
  SourceText,
} from '@leastwise/core';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { CHECKS, type CheckOptions, runChecks } from '../src/index.ts';
import { parseDocumentation } from './documentation-page.ts';
import { sourceOfPolicy } from './source-of-policy.ts';

const iacPackage = '@leastwise/iac';
const iac = await import(/* @vite-ignore */ iacPackage).catch(() => undefined);
const catalog = loadCatalog();
const engine = createEngine(catalog);
const managedPolicies = await loadManagedPolicies();
const sourceFolder = join(dirname(fileURLToPath(import.meta.url)), '../src');

/** What `npm run new-check` writes for people to replace. */
const PLACEHOLDERS = [
  'service:Action',
  'service:type',
  'arn:aws:service:',
  'say in one sentence',
  'say what is wrong',
  'What it is and why it matters, in one paragraph.',
  '[Title of the page](https://docs.aws.amazon.com/)',
];

interface Case {
  readonly name: string;
  readonly type?: PolicyKind;
  /** A policy, as YAML or as the text of its document. */
  readonly policy?: unknown;
  readonly template?: string;
  readonly file?: string;
  readonly options?: Partial<CheckOptions>;
  readonly expect: readonly {
    readonly message?: string;
    readonly severity?: string;
    readonly basis?: string;
    readonly line?: number;
  }[];
}

function findings(checkId: string, source: Source, options?: Partial<CheckOptions>): readonly Finding[] {
  const check = CHECKS.find(({ id }) => id === checkId)!;
  const aboutSuppressions = check.checkSuppression !== undefined;
  const result = runChecks({
    sources: [source],
    // A suppression is judged by what the other checks found.
    checks: aboutSuppressions ? CHECKS : [check],
    catalog,
    engine,
    managedPolicies,
    ...(options && { options }),
    ...(aboutSuppressions && {
      suppressions: { today: '2026-01-31', known: CHECKS.map(({ id }) => id) },
    }),
  });
  expect(result.notAnalysed).toEqual([]);
  return result.findings.filter((finding) => finding.check === checkId);
}

function sourceOf(text: string, kind: PolicyKind, file: string): Source {
  const isTemplate = /^\s*("?Resources"?|"?AWSTemplateFormatVersion"?)\s*:/m.test(text);
  // Placeholders are found by the package that finds policies in files.
  const isFilledIn = !/\$\{\w+\}|\{\{/.test(text);
  if (!isTemplate && isFilledIn) return sourceOfPolicy(text, kind, file);
  if (!iac) return { ...sourceOfPolicy('{}', kind, file), policies: [] };
  const source = iac.readSource(new SourceText(file, text), isTemplate ? {} : { kind });
  if (!source) throw new Error(`${file} of this test is not recognised as a template`);
  return source;
}

describe.each(CHECKS.map((check) => [check.id, check] as const))('%s', (id, check) => {
  const base = join(sourceFolder, check.category, id);

  test('is the file of its name in the folder of its category', () => {
    expect(existsSync(`${base}.ts`)).toBe(true);
  });

  test('has a documentation page whose examples hold', () => {
    const page = parseDocumentation(readFileSync(`${base}.md`, 'utf8'));
    expect(page.title).toBe(check.title);
    expect(page.sections).toEqual(['Bad', 'Good', 'What is not reported', 'References']);
    const run = (example: NonNullable<typeof page.bad>) => {
      const file = example.language === 'json' ? 'example.json' : 'example.yaml';
      const options = { forbidInlinePolicies: true };
      return findings(id, sourceOf(example.text, example.kind, file), options);
    };
    expect(run(page.bad!), 'the bad example').not.toEqual([]);
    expect(
      run(page.good!).map(({ message }) => message),
      'the good example',
    ).toEqual([]);
  });

  test('has nothing left of the scaffold', () => {
    const left = ['ts', 'md', 'fixtures.yaml'].flatMap((ending) => {
      const text = readFileSync(`${base}.${ending}`, 'utf8');
      return PLACEHOLDERS.filter((one) => text.includes(one)).map((one) => `${id}.${ending}: ${one}`);
    });
    expect(left).toEqual([]);
  });

  const { cases } = parse(readFileSync(`${base}.fixtures.yaml`, 'utf8')) as { cases: readonly Case[] };
  test('has fixtures with and without findings', () => {
    expect(cases.some((one) => one.expect.length > 0)).toBe(true);
    expect(cases.some((one) => one.expect.length === 0)).toBe(true);
  });

  test.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const text =
      one.template ?? (typeof one.policy === 'string' ? one.policy : JSON.stringify(one.policy, null, 2));
    const file = one.file ?? (one.template ? 'template.yaml' : 'policy.json');
    const found = findings(id, sourceOf(text, one.type ?? 'identity', file), one.options);
    const shown = found.map(({ message, severity, basis, location }) => ({
      message,
      severity,
      basis,
      line: location.startLine,
    }));
    expect(shown).toHaveLength(one.expect.length);
    one.expect.forEach((wanted, at) => {
      const got = shown[at]!;
      if (wanted.message !== undefined) expect(got.message).toContain(wanted.message);
      if (wanted.severity !== undefined) expect(got.severity).toBe(wanted.severity);
      if (wanted.basis !== undefined) expect(got.basis).toBe(wanted.basis);
      if (wanted.line !== undefined) expect(got.line).toBe(wanted.line);
    });
  });
});

test('the placeholders are those of the scaffold', () => {
  const scaffold = readFileSync(join(sourceFolder, '../../../scripts/new-check.mjs'), 'utf8');
  for (const one of PLACEHOLDERS) expect(scaffold).toContain(one);
});

test('every check is declared well', () => {
  for (const check of CHECKS) {
    expect(check.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const text of [check.title, check.why, check.fix]) expect(text).not.toMatch(/\.$/);
    const looks = [
      check.checkPolicy,
      check.checkPrincipal,
      check.checkResource,
      check.checkSource,
      check.checkSuppression,
    ].filter(Boolean);
    expect(looks.length, `${check.id} looks at something`).toBeGreaterThan(0);
  }
  expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
});

test('no documentation page or fixture is without its check', () => {
  const ids = new Set(CHECKS.map(({ id }) => id));
  for (const folder of readdirSync(sourceFolder, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    for (const file of readdirSync(join(sourceFolder, folder.name))) {
      const [, id] = /^(.*?)\.(md|fixtures\.yaml)$/.exec(file) ?? [];
      if (id) expect(ids).toContain(id);
    }
  }
});
