import type { ManagedPolicyFacts, NamedOfService } from '@leastwise/core';
import { count, grouped } from '../text/plural.ts';
import { blocks, type ExplanationOptions, nameList, paragraph, rows, section, title } from './layout.ts';

/** Services beyond this are counted, not listed. */
const MOST_SERVICES = 40;

/** Documents with more lines than this are not shown beside what is said of them. */
const MOST_LINES = 60;

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
    documentOf(facts, options),
  );
}

/** The document where it is short; one of pages would push what is said of it out of sight. */
function documentOf({ document, policy }: ManagedPolicyFacts, options: ExplanationOptions): string[] {
  const lines = document.split('\n');
  if (lines.length <= MOST_LINES) return section('document', lines, options);
  return paragraph(
    `The document has ${grouped(lines.length)} lines: \`leastwise explain ${policy.name} --document\` prints it.`,
    options,
  );
}

function shareOf({ named, total, levels }: NamedOfService): string {
  const share = named === total ? `all ${total}` : `${named} of ${total}`;
  const parts = [...levels].map(([level, number]) => `${number} ${level}`);
  return `${share}: ${parts.join(', ')}`;
}
