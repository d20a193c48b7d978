import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../src/catalog/load-catalog.ts';
import { outcomesOf, type Possibility } from '../src/compare/index.ts';
import { OpaqueTable } from '../src/document/opaque.ts';
import { SourceText } from '../src/document/source-text.ts';
import type { PolicyLayers, TestCase } from '../src/evaluate/index.ts';
import type { PolicyKind } from '../src/policy/kind.ts';
import type { Policy } from '../src/policy/policy.ts';
import type { PolicyInContext } from '../src/policy/source.ts';
import type { Request } from '../src/request/request.ts';
import type { LayersInContext } from '../src/symbolic/index.ts';
import { conformanceFiles, readConformance } from './conformance-files.ts';

const catalog = loadCatalog();

/**
 * Cases that the symbolic engine cannot express, by name, with why. What is here is counted in the summary of the
 * tests; keep it empty.
 */
const NOT_EXPRESSED: Readonly<Record<string, string>> = {};

const KINDS: Readonly<Record<keyof PolicyLayers, PolicyKind>> = {
  identity: 'identity',
  boundary: 'boundary',
  session: 'session',
  resource: 'resource',
  endpoint: 'endpoint',
  scps: 'scp',
  rcps: 'rcp',
};

function inContext(policies: PolicyLayers): LayersInContext {
  const opaque = new OpaqueTable();
  const source = new SourceText('case', '');
  const place =
    (kind: PolicyKind) =>
    (policy: Policy): PolicyInContext => ({ policy, kind, name: kind, source, opaque });
  return Object.fromEntries(
    Object.entries(policies).map(([name, list]) => {
      const one = place(KINDS[name as keyof PolicyLayers]);
      if (list === 'unknown') return [name, list];
      if (!Array.isArray(list)) return [name, [one(list as Policy)]];
      const all = list as readonly (Policy | readonly Policy[])[];
      return [name, all.map((item) => ('statements' in item ? one(item) : item.map(one)))];
    }),
  );
}

type Decided = 'allowed' | 'denied' | 'depends';

function decide(request: Request, layers: LayersInContext): Decided {
  const { allowed, refused } = outcomesOf(catalog, layers, request);
  confirm(allowed, request);
  confirm(refused, request);
  if (allowed.possible === 'no') return 'denied';
  return refused.possible === 'no' ? 'allowed' : 'depends';
}

/** A request that was found is the one asked about, but for keys of it that are not known. */
function confirm(answer: Possibility, { principal, action, resource, context }: Request): void {
  if (answer.possible !== 'yes') return;
  expect(answer.request).toMatchObject({ principal, action, resource, ...(context && { context }) });
}

const WORST_FIRST: readonly Decided[] = ['denied', 'depends', 'allowed'];

function decided({ requests, policies }: TestCase): Decided {
  const layers = inContext(policies);
  const all = requests.map((request) => decide(request, layers));
  return WORST_FIRST.find((worst) => all.includes(worst))!;
}

const files = conformanceFiles();
const all = files.flatMap((file) => readConformance(file).cases);

describe('the symbolic engine decides as the conformance suite says', () => {
  it.each(files)('%s', (file) => {
    const failed = readConformance(file).cases.flatMap((one) => {
      if (one.name in NOT_EXPRESSED) return [];
      const expected = one.expect.decision.endsWith('denied') ? 'denied' : one.expect.decision;
      const found = decided(one);
      return found === expected ? [] : [{ name: one.name, expected, found }];
    });
    expect(failed).toEqual([]);
  });

  it('has every case, and names those that it cannot express', () => {
    const names = new Set(all.map(({ name }) => name));
    expect(Object.keys(NOT_EXPRESSED).filter((name) => !names.has(name))).toEqual([]);
    expect(all.length - Object.keys(NOT_EXPRESSED).length).toBeGreaterThanOrEqual(400);
    expect(Object.keys(NOT_EXPRESSED)).toHaveLength(0);
  });
});
