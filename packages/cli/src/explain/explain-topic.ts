import { ACCESS_ANALYZER_ISSUES } from '@leastwise/checks';
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
  const codes = ACCESS_ANALYZER_ISSUES.map(({ code }) => code);
  const ours = [
    closest(topic, checks) ?? checks.find((id) => topic !== '' && id.startsWith(`${topic}-`)),
    closest(topic, codes),
    /^(lw-.*|.*-\d+)$/.test(topic)
      ? closest(topic, (await import('./explain-escalation.ts')).ESCALATION_IDS)
      : undefined,
  ].filter((one) => one !== undefined);
  const meant = [...ours, ...facts.suggestions].map((one) => `\`${one}\``);
  const hint =
    meant.length > 0
      ? `did you mean ${meant.join(' or ')}?`
      : 'name a check, an issue code of Access Analyzer, an escalation, an action, a condition key, a service, or an AWS managed policy or its ARN';
  throw new InputError(`nothing is known of \`${topic}\`; ${hint}`);
}

/**
 * The document of an AWS managed policy, for programs and files.
 * @throws InputError when the name is of something else
 */
export async function managedPolicyDocument(topic: string): Promise<string> {
  const facts = await explain(topic, loadCatalog(), loadManagedPolicies);
  if (facts.kind === 'managed-policy') return `${facts.document}\n`;
  const meant = facts.kind === 'nothing' ? facts.suggestions[0] : undefined;
  const hint = meant === undefined ? 'name one, or leave out `--document`' : `did you mean \`${meant}\`?`;
  throw new InputError(`\`${topic}\` is not an AWS managed policy; ${hint}`);
}
