import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../src/catalog/load-catalog.ts';
import { compare } from '../src/compare/compare.ts';
import { minimise } from '../src/compare/minimise.ts';
import { proveWithin } from '../src/compare/prove.ts';
import { proveNeverUnder } from '../src/compare/prove-layers.ts';
import { OpaqueTable } from '../src/document/opaque.ts';
import { readDocument } from '../src/document/read-document.ts';
import { SourceText } from '../src/document/source-text.ts';
import { parsePolicy } from '../src/policy/parse-policy.ts';
import type { PolicyInContext } from '../src/policy/source.ts';
import { Budget, withBudget } from '../src/symbolic/budget.ts';

const catalog = loadCatalog();

/** Far less than one comparison gets, so that the tests are quick; work is counted, not timed. */
const UNITS = 1_000_000;

function policyOf(Statement: readonly object[]): PolicyInContext {
  const source = new SourceText('policy.json', JSON.stringify({ Version: '2012-10-17', Statement }));
  const policy = parsePolicy(readDocument(source).root!, 'identity');
  return { policy, kind: 'identity', name: 'policy.json', source, opaque: new OpaqueTable() };
}

/** The same words in every run. */
function wordsFrom(seed: number): () => string {
  let state = seed;
  const letter = (): string => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return 'abcdefghijklmnopqrstuvwxyz'[Math.floor(state / 65_536) % 26]!;
  };
  return () => letter() + letter();
}

const repeat = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

/** Policies made to blow up, as two that have nothing in common. */
const SHAPES: Readonly<Record<string, (word: () => string) => object[]>> = {
  'a list of paths with many wildcards': (word) => [
    {
      Effect: 'Allow',
      Action: 's3:*',
      Resource: repeat(100, () => `arn:aws:s3:::*${repeat(5, word).join('*')}*`),
    },
  ],
  'statements of paths with many wildcards': (word) =>
    repeat(100, () => ({
      Effect: 'Allow',
      Action: 's3:*',
      Resource: `arn:aws:s3:::*${repeat(4, word).join('*')}`,
    })),
  'a thousand statements that overlap': (word) =>
    repeat(1000, () => ({
      Effect: 'Allow',
      Action: [`s3:${word()}*`, `s3:*${word()}*`],
      Resource: `arn:aws:s3:::${word()}*${word()}*`,
    })),
  'a thousand statements that allow and deny by turns': (word) =>
    repeat(1000, (at) => ({
      Effect: at % 2 === 0 ? 'Allow' : 'Deny',
      Action: `s3:*${word()}*`,
      Resource: `arn:aws:s3:::*${word()}*`,
    })),
  'a tower of Denies with conditions': (word) => [
    { Effect: 'Allow', Action: '*', Resource: '*' },
    ...repeat(300, (at) => ({
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: {
        StringEquals: { [`aws:PrincipalTag/${word()}${at}`]: word(), [`aws:RequestTag/${at}`]: word() },
      },
    })),
  ],
  'a tower of Denies of all but something': (word) => [
    { Effect: 'Allow', NotAction: `s3:*${word()}*`, NotResource: `arn:aws:s3:::*${word()}*` },
    ...repeat(200, () => ({
      Effect: 'Deny',
      NotAction: [`s3:*${word()}*`, 'ec2:*'],
      NotResource: `arn:aws:s3:::*${word()}*`,
    })),
  ],
};

describe.each(Object.entries(SHAPES))('%s', (_, statements) => {
  const one = policyOf(statements(wordsFrom(1)));
  const other = policyOf(statements(wordsFrom(2)));
  const isAnswer = ({ reason }: { reason?: string }, budget: Budget): boolean =>
    reason === undefined ? !budget.isSpent : reason.includes('the budget was spent');

  test('compared: an answer, or unknown since the budget was spent', () => {
    const budget = new Budget(UNITS);
    const found = withBudget(budget, () => compare(catalog, [one], [other]));
    expect(isAnswer(found, budget)).toBe(true);
    expect(['equivalent', 'narrower']).not.toContain(found.verdict);
  });

  test('proved within: refuted, or unknown since the budget was spent', () => {
    const budget = new Budget(UNITS);
    const proof = withBudget(budget, () => proveWithin(catalog, [one], [other]));
    expect(proof.verdict === 'refuted' || isAnswer(proof, budget)).toBe(true);
    expect(proof.verdict).not.toBe('proved');
  });

  test('proved never under all layers: refuted, or unknown since the budget was spent', () => {
    const budget = new Budget(UNITS);
    const set = {
      policy: policyOf([{ Effect: 'Allow', Action: 's3:Get*', Resource: '*' }]),
      known: () => undefined,
    };
    const proof = withBudget(budget, () =>
      proveNeverUnder(catalog, { identity: [one], scps: [[other]] }, set),
    );
    expect(proof.verdict === 'refuted' || isAnswer(proof, budget)).toBe(true);
  });

  test('minimised: whatever was proved in time', () => {
    const budget = new Budget(UNITS);
    const { removed, isUnfinished = false } = withBudget(budget, () => minimise(catalog, one));
    expect(isUnfinished).toBe(budget.isSpent);
    // The words differ, so that hardly anything can go.
    expect(removed.length).toBeLessThan(one.policy.statements.length / 10 + 1);
  });
});

test('a comparison has a budget of its own where none is in force', () => {
  const [one, other] = [1, 2].map((seed) =>
    policyOf(SHAPES['a list of paths with many wildcards']!(wordsFrom(seed))),
  );
  expect(compare(catalog, [one!], [other!])).toMatchObject({
    verdict: 'unknown',
    reason: expect.stringContaining('the budget was spent'),
  });
});
