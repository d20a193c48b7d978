import { defineProblemCheck } from '../problem-check.ts';

export const check = defineProblemCheck('empty-element', {
  title: 'An empty list or object',
  severity: 'suggestion',
  aliases: [
    'EMPTY_ARRAY_ACTION',
    'EMPTY_ARRAY_CONDITION',
    'EMPTY_ARRAY_CONDITION_FORALLVALUES',
    'EMPTY_ARRAY_CONDITION_FORANYVALUE',
    'EMPTY_ARRAY_CONDITION_IFEXISTS',
    'EMPTY_ARRAY_PRINCIPAL',
    'EMPTY_ARRAY_RESOURCE',
    'EMPTY_OBJECT_CONDITION',
    'EMPTY_OBJECT_PRINCIPAL',
  ],
  why: 'it matches nothing or restricts nothing, so it may not do what its author thinks',
  fix: 'fill it in, or remove it',
});
