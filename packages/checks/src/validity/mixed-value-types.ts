import { defineConditionCheck } from '../condition/define-condition-check.ts';

export const check = defineConditionCheck({
  id: 'mixed-value-types',
  title: 'Values of different JSON types in one list',
  severity: 'warning',
  aliases: ['INVALID_CONDITION_DATA_TYPE'],
  why: 'a reader takes `"10"` and `10` for different things, and the validation of AWS refuses the list',
  fix: 'write all values of the list in one type, best as strings',
  look({ key, values }) {
    const [first, ...others] = values;
    const other = others.find(({ type }) => type !== first!.type);
    if (!other) return undefined;
    return {
      at: other.range,
      message: `\`${key.value}\` has values of type ${first!.type} and of type ${other.type}`,
      related: [{ at: first!.range, message: `a ${first!.type}` }],
    };
  },
});
