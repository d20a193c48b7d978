import { createEngine, type Finding, loadCatalog, loadManagedPolicies } from '@leastwise/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { CHECKS, runChecks } from '../src/index.ts';
import { sourceOfPolicy } from './source-of-policy.ts';

const catalog = loadCatalog();
const engine = createEngine(catalog);
const managedPolicies = await loadManagedPolicies();
const sources = managedPolicies
  .names()
  .map((name) => sourceOfPolicy(managedPolicies.get(name)!.document, 'identity', name));

describe('the policies that AWS writes itself', () => {
  let findings: readonly Finding[];
  beforeAll(() => {
    const checks = CHECKS.filter(({ category }) => category === 'validity' || category === 'hygiene');
    const result = runChecks({ sources, checks, catalog, engine, managedPolicies });
    expect(result.notAnalysed).toEqual([]);
    findings = result.findings;
  });

  test('are all there', () => {
    expect(sources.length).toBeGreaterThan(1500);
  });

  test('have no error: AWS accepts them', () => {
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ check, message, location }) => `${location.file}: ${check}: ${message}`)).toEqual(
      [],
    );
  });

  test('have the flaws that careful reading confirms, and no others', () => {
    // Each kind was looked at: names of retired services, actions beside resources that they do not take,
    // ARNs with a slip (`statemachine` for `stateMachine`), sizes that AWS allows itself, repetitions.
    const kinds = new Set(findings.map(({ check }) => check));
    expect([...kinds].sort()).toEqual([
      'action-resource-mismatch',
      'action-takes-no-resource',
      'arn-of-no-resource-type',
      'condition-key-not-for-action',
      'missing-set-operator',
      'operator-not-for-key',
      'policy-size',
      'redundant-action',
      'redundant-resource',
      'redundant-statement',
      'undocumented-action',
    ]);
  });

  test('give no id in part, and use no key where it is not', () => {
    const ids = [
      'sensitive-key-with-wildcard',
      'key-of-few-services',
      'referer-for-service',
      'condition-never-true',
    ];
    const checks = CHECKS.filter(({ id }) => ids.includes(id));
    expect(checks).toHaveLength(ids.length);
    const result = runChecks({ sources, checks, catalog, engine, managedPolicies });
    expect(result.findings.map(({ check, location }) => `${location.file}: ${check}`)).toEqual([]);
  });

  test('are mostly clean of what rests on the reference alone', () => {
    const share = (check: string): number =>
      new Set(findings.filter((finding) => finding.check === check).map(({ location }) => location.file))
        .size / sources.length;
    expect(share('action-resource-mismatch')).toBeLessThan(0.04);
    expect(share('arn-of-no-resource-type')).toBeLessThan(0.04);
    expect(share('condition-key-not-for-action')).toBeLessThan(0.01);
    expect(share('missing-set-operator')).toBeLessThan(0.01);
  });
});

describe('a slip in an action of theirs', () => {
  const unknownAction = CHECKS.filter(({ id }) => id === 'unknown-action');
  const names = new Set(
    sources.flatMap(({ policies }) =>
      policies.flatMap(({ policy }) =>
        policy.statements.flatMap(({ action }) => action?.values.map(({ value }) => value) ?? []),
      ),
    ),
  );
  const literal = [...names].filter((name) => catalog.action(name) && name.split(':')[1]!.length >= 8);
  // Every fortieth, with a letter in its middle left out.
  const slips = literal.flatMap((name, at) => {
    const middle = name.indexOf(':') + 1 + Math.floor((name.length - name.indexOf(':')) / 2);
    const slip = name.slice(0, middle) + name.slice(middle + 1);
    return at % 40 === 0 && !catalog.action(slip) ? [{ name, slip }] : [];
  });

  test('is found, and mostly mended', () => {
    expect(slips.length).toBeGreaterThan(50);
    const results = slips.map(({ name, slip }) => {
      const document = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: slip, Resource: '*' } };
      const source = sourceOfPolicy(JSON.stringify(document), 'identity');
      const { findings } = runChecks({ sources: [source], checks: unknownAction, catalog, engine });
      return {
        found: findings.length === 1,
        mended: findings[0]?.label?.includes(`\`${catalog.action(name)!.id}\``),
      };
    });
    expect(results.every(({ found }) => found)).toBe(true);
    expect(results.filter(({ mended }) => mended).length / results.length).toBeGreaterThan(0.9);
  });
});
