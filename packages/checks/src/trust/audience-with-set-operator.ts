import { defineConditionCheck } from '../condition/define-condition-check.ts';
import { wellArchitected } from '../controls.ts';

export const check = defineConditionCheck({
  id: 'audience-with-set-operator',
  title: 'A set operator on the audience of a token',
  category: 'trust',
  severity: 'low',
  basis: 'heuristic',
  kinds: ['trust'],
  aliases: ['FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE', 'CONFIRM_AUDIENCE_CLAIM_TYPE'],
  controls: wellArchitected('SEC02-BP04'),
  why: 'with `ForAnyValue` a token that is for several audiences passes if one of them is listed, such as one made for somebody else besides',
  fix: 'use the operator without the set operator: the audience is one value',
  look({ key, operator, qualifier }) {
    if (qualifier === undefined || !/^[^:]*[./][^:]*:aud$/i.test(key.value)) return undefined;
    return {
      at: operator.range,
      ...(qualifier === 'ForAllValues' && {
        severity: 'suggestion' as const,
        why: 'with `ForAllValues` the condition holds without the claim as well, and an audience is one value',
      }),
      message: `\`${key.value}\` is one value, and \`${operator.value}\` treats it as several`,
    };
  },
});
