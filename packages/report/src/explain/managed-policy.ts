import type { ManagedPolicyFacts, NamedOfService } from '@leastwise/core';
import { count, grouped } from '../text/plural.ts';
import { blocks, type ExplanationOptions, nameList, paragraph, rows, section, title } from './layout.ts';

/** Services beyond this are counted, not listed. */
const MOST_SERVICES = 40;

/** What an AWS managed policy names, and its document. */
export function renderManagedPolicy(facts: ManagedPolicyFacts, options: ExplanationOptions): string {
  const { policy, services, statements, permissionsManagement } = facts;
  const shown = services.slice(0, MOST_SERVICES);
  return blocks(
    title(policy.name, `AWS managed policy, ${policy.version} of ${policy.updated}`, options),
    [options.style.faint(policy.arn)],
    facts.replacement ? paragraph(`AWS asks to use \`${facts.replacement}\` in its place.`, options) : [],
    paragraph(
      `Its ${count(statements.allow, 'Allow statement')} ${statements.allow === 1 ? 'names' : 'name'} ` +
        `${grouped(facts.named)} of ${count(facts.actionCount, 'action')} in ${count(services.length, 'service')}` +
        `${statements.deny > 0 ? `; ${count(statements.deny, 'Deny statement')} take some away` : ''}` +
        `${statements.conditional > 0 ? `; ${count(statements.conditional, 'statement')} under conditions` : ''}.`,
      options,
    ),
    section(
      'services',
      [
        ...rows(
          shown.map((service) => ({ name: service.prefix, text: shareOf(service) })),
          options,
        ),
        ...(shown.length < services.length
          ? [`and ${count(services.length - shown.length, 'more service')}`]
          : []),
      ],
      options,
    ),
    section(
      `gives or takes permissions with ${count(permissionsManagement.length, 'action')}`,
      permissionsManagement.length === 0 || permissionsManagement.length > MOST_SERVICES
        ? []
        : nameList(
            permissionsManagement.map(({ id }) => id),
            options,
          ),
      options,
    ),
    section('document', facts.document.split('\n'), options),
  );
}

function shareOf({ named, total, levels }: NamedOfService): string {
  const share = named === total ? `all ${total}` : `${named} of ${total}`;
  const parts = [...levels].map(([level, number]) => `${number} ${level}`);
  return `${share}: ${parts.join(', ')}`;
}
