import { type Check, type CheckContext, defineCheck, type FindingDraft } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';
import { type ArnFlaw, flawedItems } from './arn-flaws.ts';
import { type ArnPattern, parseArnPattern } from './arn-pattern.ts';

/** What a check says of one ARN. */
export type ArnFinding = Omit<FindingDraft, 'at' | 'policy' | 'statement' | 'subject'>;

/** A check of the items of `Resource` and `NotResource` that have one flaw. */
export function defineArnCheck(
  flaw: ArnFlaw,
  check: Pick<Check, 'id' | 'title' | 'severity' | 'aliases' | 'why' | 'fix'> & {
    /** `parts` is undefined only for what is no ARN. */
    readonly describe: (text: string, parts: ArnPattern | undefined, context: CheckContext) => ArnFinding;
  },
): Check {
  const { describe, ...declared } = check;
  return defineCheck({
    ...declared,
    category: 'validity',
    basis: 'proved',
    controls: VALIDATED_POLICIES,
    checkPolicy(subject, context) {
      for (const statement of subject.policy.statements) {
        for (const { item, flaws } of flawedItems(statement, context.catalog)) {
          if (!flaws.includes(flaw)) continue;
          context.report({
            at: item.range,
            policy: subject,
            statement,
            subject: `${statement.resource?.negated ? 'NotResource' : 'Resource'}::${item.value}`,
            ...describe(item.value, parseArnPattern(item.value), context),
          });
        }
      }
    },
  });
}
