import { hasOpaque, type PolicyInContext, type ProposedFix, type Statement } from '@leastwise/core';
import type { CheckContext } from '../check.ts';
import { actionPatterns } from './action-patterns.ts';

const READING =
  /^(read|reads|reader|readers|readonly|view|views|viewer|viewers|list|lists|describe|audit|auditor)$/;
const MORE =
  /^(write|writes|writer|full|admin|administrator|manage|manager|delete|put|update|create|all|everything|power|deploy)$/;

/** More items than people would want to read in the place of one. */
const MOST_ITEMS = 30;

/** The actions that read and list, in the place of all of a service, where the statement's name says that it reads. */
export function onlyReads(
  subject: PolicyInContext,
  statement: Statement,
  services: readonly string[],
  { catalog }: CheckContext,
): readonly ProposedFix[] {
  if (!isForReading(statement.sid?.value ?? subject.policyName ?? '')) return [];
  return services.flatMap((service): ProposedFix[] => {
    const item = statement.action?.values.find(({ value }) => value.toLowerCase() === `${service}:*`);
    const items = actionPatterns(
      catalog,
      service,
      ({ accessLevel }) => accessLevel === 'Read' || accessLevel === 'List',
    );
    if (!item || items.length === 0 || items.length > MOST_ITEMS) return [];
    return [
      {
        title: `replace \`${item.value}\` with what reads`,
        effect: 'narrower',
        changes: [{ type: 'replace', at: item.range, was: item.value, by: { type: 'list', items } }],
      },
    ];
  });
}

/** Whether a name says that what it names reads, and nothing more: `ReadInvoices`, `audit-all`. */
function isForReading(name: string): boolean {
  if (hasOpaque(name)) return false;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.some((word) => READING.test(word)) && !words.some((word) => MORE.test(word));
}
