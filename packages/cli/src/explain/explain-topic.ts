import { closest, explain, loadCatalog, loadManagedPolicies } from '@leastwise/core';
import { type ExplanationOptions, renderExplanation } from '@leastwise/report';
import { InputError } from '../errors.ts';

/**
 * What the catalogue knows of a name.
 * @param checks ids of all checks, one of which may have been meant
 * @throws InputError when it knows nothing, with what was likely meant
 */
export async function explainTopic(
  topic: string,
  checks: readonly string[],
  options: ExplanationOptions,
): Promise<string> {
  const facts = await explain(topic, loadCatalog(), loadManagedPolicies);
  if (facts.kind !== 'nothing') return renderExplanation(facts, options);
  const check = closest(topic, checks) ?? checks.find((id) => id.startsWith(`${topic}-`));
  const meant = [...(check === undefined ? [] : [check]), ...facts.suggestions].map((one) => `\`${one}\``);
  const hint =
    meant.length > 0
      ? `did you mean ${meant.join(' or ')}?`
      : 'name a check, an action, a condition key, a service, an AWS managed policy or an ARN of one';
  throw new InputError(`nothing is known of \`${topic}\`; ${hint}`);
}
