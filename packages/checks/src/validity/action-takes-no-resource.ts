import { defineMisfitCheck } from '../action/define-misfit-check.ts';

export const check = defineMisfitCheck(({ takesNone }) => takesNone, {
  id: 'action-takes-no-resource',
  title: 'An action without resources beside named resources',
  severity: 'warning',
  basis: 'heuristic',
  aliases: ['UNSUPPORTED_RESOURCE_ARN_IN_POLICY'],
  why: 'such actions match only statements whose resource is `*`, so here they are neither allowed nor denied',
  fix: 'move them to a statement of their own with `"Resource": "*"`',
  describe(_, names) {
    return { message: `${names} cannot be limited to resources: only \`*\` matches` };
  },
});
