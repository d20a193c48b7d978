import type { PolicyProblem } from '@leastwise/core';
import { defineProblemCheck, draftOfProblem } from '../problem-check.ts';

export const check = defineProblemCheck('syntax', {
  title: 'The text cannot be read',
  severity: 'error',
  aliases: ['JSON_SYNTAX_ERROR'],
  why: 'AWS rejects a document that it cannot parse, and what stands in it is not checked',
  fix: 'correct the syntax at the marked place',
  checkSource(source, context) {
    const byKind = new Map<string, { readonly first: PolicyProblem; more: number }>();
    for (const problem of source.problems) {
      const alike = byKind.get(kindOf(problem));
      if (alike) alike.more += 1;
      else byKind.set(kindOf(problem), { first: problem, more: 0 });
    }
    for (const { first, more } of [...byKind.values()].slice(0, MOST_KINDS)) {
      const draft = draftOfProblem(first, context);
      const message = more > 0 ? `${draft.message}, and ${more} more like it` : draft.message;
      context.report({ ...draft, message });
    }
  },
});

/** One mistake makes others of those that follow it: how many kinds of them are told. */
const MOST_KINDS = 3;

/** What is wrong, whatever was found in its place. */
function kindOf({ message }: PolicyProblem): string {
  return message.replace(/ \(found .*$/s, '');
}
