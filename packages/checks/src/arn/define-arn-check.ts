import type { Statement, Text } from '@leastwise/core';
import { boundedMemo } from '../bounded-memo.ts';
import { type Check, type CheckContext, defineCheck, type FindingDraft } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';
import { type ArnPattern, isEveryResource, isUnreadableArn, parseArnPattern } from './arn-pattern.ts';

/** What a check says of one ARN. */
export type ArnFinding = Omit<FindingDraft, 'at' | 'policy' | 'statement' | 'subject'>;

/** Looks at one ARN; what it says depends on the text alone, so it is asked once for each text. */
export type ArnLook = (
  text: string,
  parts: ArnPattern | undefined,
  context: CheckContext,
) => ArnFinding | undefined;

const NOTHING = Symbol('nothing');

/** A check that looks at each item of `Resource` and `NotResource` by itself. */
export function defineArnCheck(
  check: Pick<Check, 'id' | 'title' | 'severity' | 'aliases' | 'why' | 'fix'> &
    Pick<Partial<Check>, 'basis'> & { readonly look: ArnLook },
): Check {
  const { look, ...declared } = check;
  const memo = boundedMemo<ArnFinding | typeof NOTHING>();
  return defineCheck({
    basis: 'proved',
    ...declared,
    category: 'validity',
    controls: VALIDATED_POLICIES,
    checkPolicy(subject, context) {
      const lookAt = ({ value }: Text): ArnFinding | typeof NOTHING => {
        return memo(context.catalog, value, () => {
          if (isEveryResource(value) || isUnreadableArn(value)) return NOTHING;
          return look(value, parseArnPattern(value), context) ?? NOTHING;
        });
      };
      for (const statement of subject.policy.statements) {
        for (const item of statement.resource?.values ?? []) {
          const finding = lookAt(item);
          if (finding === NOTHING) continue;
          context.report({ ...placeOf(item, statement, context), policy: subject, statement, ...finding });
        }
      }
    },
  });
}

function placeOf(item: Text, statement: Statement, context: CheckContext) {
  const element = statement.resource?.negated ? 'NotResource' : 'Resource';
  return { at: item.range, subject: `${element}::${context.show(item.value)}` };
}
