import { removeValue } from '../fix/remove.ts';
import { definePrincipalCheck } from '../principals/define-principal-check.ts';

export const check = definePrincipalCheck({
  id: 'redundant-principal',
  title: 'A session of a role that is trusted already',
  category: 'hygiene',
  severity: 'suggestion',
  kinds: ['trust'],
  aliases: ['REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY'],
  why: 'whoever names a role trusts all its sessions, so that naming one besides limits nothing',
  fix: 'remove the session, or remove the role if only that session is meant',
  fixEffects: ['equivalent'],
  look(entry, _subject, { principal }) {
    const [, partition, account, role] =
      /^arn:([^:]+):(?:sts|iam)::(\d{12}):assumed-role\/([^/]+)\//.exec(entry.value) ?? [];
    if (role === undefined) return undefined;
    const parent = new RegExp(`^arn:${partition}:iam::${account}:role/(?:.*/)?${escaped(role)}$`);
    const named = principal!.entries.find(({ value }) => parent.test(value));
    if (!named) return undefined;
    return {
      message: `\`${named.value}\` is there, so that its session \`${entry.value}\` is trusted without being named`,
      fixes: [removeValue(entry)],
    };
  },
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
