import { type Found, hasOpaque, isWithin, loadCatalog } from '@leastwise/core';
import fc from 'fast-check';
import { count, DisagreementError, type FuzzProperty } from './fuzz-property.ts';
import { policyOf } from './policy-of.ts';
import { startZ3, type Z3 } from './solver/z3.ts';
import { documents, type StatementOptions, statements, VARIABLE_PATTERNS } from './statements.ts';

/** Time that Z3 gets for one question, in milliseconds. */
const TIME_LIMIT = 1000;

/** Random pairs of policies, half of them with much in common. */
export const pairs = (() => {
  // Z3 knows services as words; which of them a pattern such as `s*:Get*` means is for the catalogue to say.
  const plain = {};
  const options = { resources: VARIABLE_PATTERNS, conditionVariables: 'strings' } as const;
  const alike = (own: StatementOptions) =>
    documents(own).chain((shared) =>
      statements(own).map((more) => [shared, [...shared.slice(1), more]] as const),
    );
  return fc.oneof(
    fc.tuple(documents(plain), documents(plain)),
    alike(plain),
    alike(options),
    fc.tuple(documents(options), documents(options)),
  );
})();

/** Verdicts of `compare`, in both directions, are those of Z3 wherever both have one. */
export function solverAgreement(z3: Z3): FuzzProperty {
  const catalog = loadCatalog();
  const counts = {};
  const property = fc.asyncProperty(pairs, async ([before, after]) => {
    for (const [here, there] of [
      [after, before],
      [before, after],
    ] as const) {
      const found = isWithin(catalog, [policyOf(there)], [policyOf(here)]);
      const ours = answerOf(found);
      if (found.differences.some(({ request }) => hasOpaque(JSON.stringify(request))))
        throw new DisagreementError('a difference has letters in it that stand for variables', {
          here,
          there,
        });
      const theirs = await z3.allowsBeyond(here, there, found.differences[0]?.request);
      count(counts, 'questions');
      count(counts, `we ${ours}, Z3 ${theirs}`);
      if (ours !== theirs && ours !== 'unknown' && theirs !== 'unknown')
        throw new DisagreementError(`we say ${ours}, Z3 says ${theirs}`, { here, there });
    }
    return true;
  });
  return { name: 'verdicts against Z3', property, counts, runsInTests: 20 };
}

function answerOf({ differences, unknown }: Found): 'sat' | 'unsat' | 'unknown' {
  if (differences.length > 0) return 'sat';
  return unknown === undefined ? 'unsat' : 'unknown';
}

export { startZ3, TIME_LIMIT };
