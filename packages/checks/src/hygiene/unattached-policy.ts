import { type DeclaredResource, hasOpaque, type Source, stringOf, valueAtPath } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { wellArchitected } from '../controls.ts';
import { writtenProperty } from '../template/written-property.ts';

export const check = defineCheck({
  id: 'unattached-policy',
  title: 'A managed policy that nothing wears',
  category: 'hygiene',
  severity: 'suggestion',
  basis: 'heuristic',
  kinds: ['identity'],
  controls: wellArchitected('SEC03-BP04'),
  why: 'a policy that is attached to nothing grants nothing, until somebody attaches it without reading it',
  fix: 'attach it, or remove it',
  checkPolicy(subject, context) {
    const { owner, wornBy } = subject;
    if (owner?.type !== 'AWS::IAM::ManagedPolicy' || (wornBy && wornBy.length > 0)) return;
    const { text } = context.source;
    // With a name of its own it can be attached from anywhere.
    if (writtenProperty(owner, ['ManagedPolicyName'], text) || isNamed(owner, context.source)) return;
    if (isReferredTo(owner.id, context.source)) return;
    context.report({
      at: owner.idRange,
      policy: subject,
      message: `\`${owner.id}\` is attached to nothing, and nothing in the file refers to it`,
      subject: 'Policy',
    });
  },
});

/** Whether a policy of Terraform has a name that is known, such as the key that `for_each` makes it for. */
function isNamed({ properties }: DeclaredResource, { format }: Source): boolean {
  const name = stringOf(valueAtPath(properties, ['ManagedPolicyName']));
  return format === 'terraform' && name !== undefined && !hasOpaque(name);
}

/** Whether the file refers to a resource beside declaring it. */
function isReferredTo(id: string, { text, format }: Source): boolean {
  // Terraform declares by type and name apart; references join them, within the module.
  if (format === 'terraform') return mentions(id.replace(/^.*?(?=aws_)|\[[^\]]*\]$/g, ''), text.text) > 0;
  return mentions(id, text.text) > 1;
}

/** How often a name stands in a text. */
function mentions(name: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    const around = (text[at - 1] ?? ' ') + (text[at + name.length] ?? ' ');
    if (!/\w/.test(around)) count++;
  }
  return count;
}
