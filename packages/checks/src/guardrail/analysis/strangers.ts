import type { PolicyInContext } from '@leastwise/core';
import type { CheckContext } from '../../check.ts';
import type { Exemption } from './exemptions.ts';
import { besides, undeniedBy } from './organization.ts';

const STRANGER = '999999999999';

/**
 * Whether a resource control policy spares callers of other organizations that it holds otherwise: they name their roles
 * and give their tags as they like.
 */
export function sparesStrangers(
  { statement: { action, resource }, arn, tag }: Exemption,
  subject: PolicyInContext,
  context: CheckContext,
): boolean {
  if (subject.kind !== 'rcp' || !action) return false;
  const [, account = '', rest] = /^arn:[^:]*:iam::([^:]*):((?:role|user)\/.+)$/.exec(arn ?? '') ?? [];
  if (arn !== undefined && (rest === undefined || !/^[\d*?]*$/.test(account) || !/[*?]/.test(account)))
    return false;
  const stand = undeniedBy(subject, besides(subject, context), { action, ...(resource && { resource }) });
  const access = context.engine.access(stand);
  const passes = (principal: string, value: string | null): boolean =>
    access.ask({
      principals: [`arn:aws:iam::${STRANGER}:${principal}`],
      ...(tag && { context: { [`aws:PrincipalTag/${tag.key}`]: value } }),
      circumstances: 'adverse',
    }).possible === 'yes';
  // What is left of a pattern without its wildcards meets it.
  const plain = (text: string): string => text.replace(/[*?]/g, 'x');
  return (
    passes(rest === undefined ? 'role/any' : plain(rest), tag ? plain(tag.value) : null) &&
    !passes('role/any', null)
  );
}
