import type { Severity } from '@leastwise/core';
import { type CheckContext, defineCheck } from '../check.ts';
import { LEAST_PRIVILEGE, nist, wellArchitected } from '../controls.ts';
import { administratorIn } from './analysis/administrator.ts';
import { type OpenPath, openPathsIn } from './analysis/escalation.ts';
import { grantingText } from './analysis/granting-text.ts';
import { type Setting, settingsOf } from './analysis/setting.ts';
import type { EscalationGain } from './escalation-paths.ts';
import { boundaryNote, holderOf } from './wording.ts';

/** Gains, gravest first, with what to say of them. What code in other roles gives has a check of its own. */
const GAINS: readonly { readonly gain: EscalationGain; readonly severity: Severity; readonly is: string }[] =
  [
    { gain: 'administrator', severity: 'critical', is: 'make itself administrator' },
    { gain: 'administrator-by-name', severity: 'high', is: 'make itself administrator' },
    { gain: 'another-principal', severity: 'high', is: 'become another principal' },
    { gain: 'passed-role', severity: 'high', is: 'act with any role that a service may take' },
    { gain: 'conditional', severity: 'medium', is: 'raise its own rights' },
  ];

/** How many ways a message tells in words. */
const SHOWN = 2;

export const check = defineCheck({
  id: 'privilege-escalation',
  title: 'A way to more rights than were given',
  category: 'over-permission',
  severity: 'high',
  basis: 'proved',
  kinds: ['identity'],
  // Access Analyzer stops at the role that can be passed; what can be done with it is told here.
  aliases: [
    'PASS_ROLE_WITH_STAR_IN_RESOURCE',
    'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE',
    'PASS_ROLE_WITH_NOT_RESOURCE',
    'PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
    'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE',
    'PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
  ],
  controls: [...LEAST_PRIVILEGE, ...wellArchitected('SEC03-BP05'), ...nist('AC-6(10)')],
  why: 'whoever gets hold of it is an administrator in a few calls, whatever else the policy leaves out',
  fix: 'name the roles, users or policies it works on, or keep these actions to administrators behind a permissions boundary',
  checkPolicy(subject, context) {
    for (const setting of settingsOf(subject, context)) {
      if (administratorIn(setting, context)) continue;
      const own = openPathsIn(setting, context).filter(
        ({ gain, granted }) => gain !== 'existing-role' && granted.policy === subject,
      );
      if (own.length === 0) continue;
      const { grave, severity, is } = gravest(own);
      const first = grave[0]!;
      context.report({
        at: grantingText(first.granted.statement, first.witness.action, context),
        policy: subject,
        statement: first.granted.statement,
        witness: first.witness,
        severity,
        ...(setting.unknownBoundary !== undefined && { basis: 'unknown' }),
        message: `${holderOf(setting)} can ${is}: ${inWords(grave)}${boundaryNote(setting)}`,
        label: label(setting, first, context),
        why: `${check.why} (${someIds(own)})`,
        ...(first.gain === 'administrator-by-name' && {
          fix: 'let it create and change roles only with a permissions boundary, by a condition on `iam:PermissionsBoundary`',
        }),
        ...(first.path.passRoleTo && {
          fix: `name the roles that may be passed, and the service with \`"StringEquals": {"iam:PassedToService": "${first.path.passRoleTo[0]}"}\``,
        }),
      });
      // A policy with many wearers is told of once.
      return;
    }
  },
});

/** The ways of the gravest gain among those open. */
function gravest(paths: readonly OpenPath[]): {
  readonly grave: readonly OpenPath[];
  readonly severity: Severity;
  readonly is: string;
} {
  for (const { gain, severity, is } of GAINS) {
    const grave = paths.filter((path) => path.gain === gain);
    if (grave.length > 0) return { grave, severity, is };
  }
  throw new RangeError(`no gain is declared for ${paths.map((path) => path.gain).join(', ')}`);
}

function inWords(paths: readonly OpenPath[]): string {
  const told = paths.slice(0, SHOWN).map(({ path }) => {
    const provided = path.provided ? `, if ${path.provided}` : '';
    return `${path.does} (${path.id}${provided})`;
  });
  const rest = paths.length - told.length;
  if (rest > 0) return `${told.join(', ')} and ${rest} more ${rest === 1 ? 'way' : 'ways'}`;
  return told.join(' or ');
}

function someIds(paths: readonly OpenPath[], shown = 5): string {
  const ids = paths.map(({ path }) => path.id);
  const rest = ids.length - shown;
  return rest > 0
    ? `escalation ${ids.slice(0, shown).join(', ')}, ${rest} more`
    : `escalation ${ids.join(', ')}`;
}

function label(setting: Setting, { path, witness }: OpenPath, context: CheckContext): string {
  const oneOf = (path.anyOf ?? []).filter((id) => setting.access.named.has(id)).slice(0, 1);
  const others = [...(path.also ?? []), ...oneOf];
  const on = `on \`${witness.resource}\``;
  if (others.length === 0) return context.show(on);
  return context.show(`${on}, with ${others.map((id) => `\`${id}\``).join(' and ')}`);
}
