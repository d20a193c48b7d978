import { defineConditionCheck } from '../condition/define-condition-check.ts';

/** Keys that say whose the resource is: in the policy of a resource they say the same for every request. */
const KEYS: ReadonlySet<string> = new Set([
  's3:resourceaccount',
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
]);

export const check = defineConditionCheck({
  id: 'key-of-this-resource',
  title: 'A condition on whose the resource is, in the policy of the resource',
  severity: 'suggestion',
  kinds: ['resource'],
  aliases: ['IRRELEVANT_CONDITION_KEY_IN_POLICY'],
  why: 'the resource has one owner, so the condition holds for every request or for none',
  fix: 'leave it away here, and use it in identity policies and guardrails; for the caller there is `aws:PrincipalAccount`',
  look({ key, range }) {
    if (!KEYS.has(key.value.toLowerCase())) return undefined;
    return { at: range, message: `\`${key.value}\` is the same for every request to this resource` };
  },
});
