import { defineQualityCheck } from './analysis/define-quality-check.ts';

/** Actions that return the attributes of items, all of them unless the request says which. */
const READS: readonly string[] = [
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:Scan',
];

export const check = defineQualityCheck({
  id: 'dynamodb-attributes-without-select',
  title: 'A limit on attributes that a request without a list of them passes',
  severity: 'medium',
  kinds: ['identity', 'resource', 'boundary', 'session'],
  aliases: ['DYNAMODB_ATTRIBUTES_WITHOUT_SELECT'],
  why: '`dynamodb:Attributes` holds what the request asks for; a request that names nothing gets the whole item',
  fix: 'add `"StringEqualsIfExists": {"dynamodb:Select": "SPECIFIC_ATTRIBUTES"}`, and for `GetItem` and `BatchGetItem` ask that `dynamodb:Attributes` be there: `"Null": {"dynamodb:Attributes": "false"}`',
  look({ key, range, values }, { engine }, statement, subject) {
    if (key.value.toLowerCase() !== 'dynamodb:attributes' || statement.effect !== 'Allow') return undefined;
    // What lets every attribute through limits nothing, which another check says.
    if (values.some(({ value }) => value === '*')) return undefined;
    const reads = READS.filter((read) => engine.actionsOf(statement).has(read));
    if (reads.length === 0) return undefined;
    const answer = engine.access(subject).ask({
      actions: reads,
      context: { 'dynamodb:Attributes': null, 'dynamodb:Select': 'ALL_ATTRIBUTES' },
      statement,
    });
    if (answer.possible !== 'yes') return undefined;
    return {
      at: range,
      witness: answer.witness,
      message: `a \`${answer.witness.action}\` that names no attributes returns all of them`,
      label: 'holds for such a request',
    };
  },
});
