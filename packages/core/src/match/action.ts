import type { ListElement } from '../policy/policy.ts';
import type { ContextLookup } from './context-lookup.ts';
import { GLOB_IGNORING_CASE } from './readings.ts';
import { compileTexts } from './text-list.ts';
import { YES } from './truth.ts';

/** Actions hold no variables, so no key is ever looked up. */
const NO_CONTEXT: ContextLookup = { lookup: () => undefined };

/**
 * A test for `Action` or `NotAction`: names are compared without regard to case, `*` and `?` are wildcards.
 * A statement without either covers no action.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function compileAction(element: ListElement | undefined): (action: string) => boolean {
  if (!element) return () => false;
  const listed = compileTexts(
    element.values.map(({ value }) => value),
    undefined,
    GLOB_IGNORING_CASE,
  );
  return (action) => (listed.covers(action, NO_CONTEXT) === YES) !== element.negated;
}
