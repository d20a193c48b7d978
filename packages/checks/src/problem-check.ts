import type { Policy, PolicyProblem, PolicyProblemCode, ProposedFix, Statement, Text } from '@leastwise/core';
import { type Check, type CheckContext, defineCheck, type FindingDraft } from './check.ts';
import { VALIDATED_POLICIES } from './controls.ts';

/** A check that reports what reading a policy recorded under one code. */
export function defineProblemCheck(
  code: PolicyProblemCode,
  check: Pick<Check, 'title' | 'severity' | 'aliases' | 'why' | 'fix'> &
    Pick<Partial<Check>, 'checkSource' | 'fixEffects'> & {
      /** Writes the word that was meant in the place of one. */
      readonly fixWord?: (word: Text, meant: string) => ProposedFix;
    },
): Check {
  const { fixWord, ...declared } = check;
  return defineCheck({
    id: code,
    ...declared,
    category: 'validity',
    basis: 'proved',
    controls: VALIDATED_POLICIES,
    checkPolicy(subject, context) {
      for (const problem of subject.policy.problems) {
        if (problem.code !== code) continue;
        const statement = statementAt(subject.policy, problem.statement);
        const { meant, range } = problem;
        context.report({
          ...draftOfProblem(problem, context),
          ...(meant && fixWord && { fixes: [fixWord({ value: meant.was, range }, meant.is)] }),
          policy: subject,
          ...(statement && { statement }),
        });
      }
    },
  });
}

/** The finding that a problem becomes. */
export function draftOfProblem(problem: PolicyProblem, context: CheckContext): FindingDraft {
  return {
    at: problem.range,
    message: context.show(problem.message),
    ...(problem.fix !== undefined && { fix: context.show(problem.fix) }),
    ...(problem.element !== undefined && { subject: context.show(problem.element) }),
  };
}

/** The statement with a position, by bisection: unreadable statements leave gaps. */
function statementAt({ statements }: Policy, index: number | undefined): Statement | undefined {
  if (index === undefined) return undefined;
  let low = 0;
  let high = Math.min(index, statements.length - 1);
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = statements[middle]!;
    if (found.index === index) return found;
    if (found.index < index) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
