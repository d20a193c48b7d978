import { defineProblemCheck, draftOfProblem } from '../problem-check.ts';

export const check = defineProblemCheck('syntax', {
  title: 'The text cannot be read',
  severity: 'error',
  aliases: ['JSON_SYNTAX_ERROR'],
  why: 'AWS rejects a document that it cannot parse, and what stands in it is not checked',
  fix: 'correct the syntax at the marked place',
  checkSource(source, context) {
    for (const problem of source.problems) context.report(draftOfProblem(problem, context));
  },
});
