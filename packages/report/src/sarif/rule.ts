import type { CheckDeclaration } from '@leastwise/checks';
import { documentationLink } from '../documentation-link.ts';
import { LEVELS, PROBLEM_SEVERITIES, SECURITY_SEVERITIES } from './severity.ts';

/** How many tags GitHub takes of one rule. */
const TAGS = 20;

/** A check as a SARIF rule, its documentation page as help. */
export function ruleOf(check: CheckDeclaration, page: string | undefined) {
  const level = LEVELS[check.severity];
  const security = SECURITY_SEVERITIES[check.severity];
  const helpUri = documentationLink(page);
  const frameworks = (check.controls ?? []).map(
    ({ framework, id }) => `${framework.replace(/\s+/g, '-').toLowerCase()}/${id}`,
  );
  const tags = [...new Set([...(security === undefined ? [] : ['security']), check.category, ...frameworks])];
  return {
    id: check.id,
    name: check.id.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase()),
    shortDescription: { text: check.title },
    fullDescription: { text: `${sentence(check.why)} ${sentence(check.fix)}` },
    ...(helpUri !== undefined && { helpUri }),
    help: { text: sentence(check.fix), ...(page && { markdown: page }) },
    defaultConfiguration: { level },
    properties: {
      tags: tags.slice(0, TAGS),
      precision: check.basis === 'proved' ? 'very-high' : 'medium',
      'problem.severity': PROBLEM_SEVERITIES[level],
      ...(security !== undefined && { 'security-severity': security }),
    },
  };
}

/** A phrase of a check as a sentence. */
export function sentence(text: string): string {
  const start = text.startsWith('`') ? text : text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?!]$/.test(start) ? start : `${start}.`;
}
