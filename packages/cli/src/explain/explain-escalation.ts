import { ESCALATION_PATHS, type EscalationPath } from '@leastwise/checks';
import { type ExplanationOptions, renderMarkdownPage } from '@leastwise/report';

/** The ids of all ways to more rights that findings name: `lambda-001`, `lw-ec2-101`. */
export const ESCALATION_IDS: readonly string[] = ESCALATION_PATHS.map(({ id }) => id);

const GAINS: Readonly<Record<EscalationPath['gain'], string>> = {
  administrator: 'permissions of its own choice, at once',
  'administrator-by-name': 'permissions of its own choice, by a role of a name that the policy gives',
  'another-principal': 'the permissions of another principal of its choice, an administrator included',
  'passed-role': 'the permissions of a role that it hands to a service which runs its code',
  conditional: 'more permissions than it had',
  'existing-role': 'the permissions of a role that some function, instance, build or stack already has',
};

/**
 * What a way to more rights takes and gives.
 * @returns undefined when no finding names such an id
 */
export function explainEscalation(id: string, options: ExplanationOptions): string | undefined {
  const path = ESCALATION_PATHS.find((one) => one.id === id);
  return path && renderMarkdownPage(pageOf(path), options);
}

function pageOf({ id, does, gain, actor, provided, ...steps }: EscalationPath): string {
  const check = gain === 'existing-role' ? 'code-in-other-roles' : 'privilege-escalation';
  const origin = id.startsWith('lw-') ? '' : `\n\n## References\n\n- [${id}](https://pathfinding.cloud)`;
  return `# Escalation ${id}: ${does}

A ${actor ?? 'principal'} with these permissions can ${does}${provided === undefined ? '' : `, if ${provided}`}. It then has ${GAINS[gain]}.

## Takes

${needsOf(steps)
  .map((need) => `- ${need}`)
  .join('\n')}

## Told by

- \`${check}\`: see \`leastwise explain ${check}\`${origin}
`;
}

function needsOf({
  onAny,
  onSelf = false,
  onNamed = false,
  also = [],
  anyOf = [],
  passRoleTo = [],
}: Pick<EscalationPath, 'onAny' | 'onSelf' | 'onNamed' | 'also' | 'anyOf' | 'passRoleTo'>): string[] {
  const where = onNamed
    ? 'on one and the same resource'
    : `on any resource${onSelf ? ', or on itself or a policy that it has' : ''}`;
  return [
    ...passRoleTo.map((service) => `\`iam:PassRole\` on any role, passed to \`${service}\``),
    ...onAny.map((action) => `\`${action}\` ${where}`),
    ...also.map((action) => `\`${action}\` on some resource`),
    ...(anyOf.length > 0
      ? [`one of ${anyOf.map((action) => `\`${action}\``).join(', ')} on some resource`]
      : []),
  ];
}
