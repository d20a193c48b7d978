import type { Action, Catalog, PolicyInContext, Statement, Witness } from '@leastwise/core';
import type { CheckContext } from '../../check.ts';
import { remember } from './remember.ts';
import { namesSome, type Setting, settingsOf } from './setting.ts';
import { askOnAny } from './targets.ts';

/** How much of AWS an administrator's policy covers at least, as a share of actions and of services. */
const NEARLY_ALL = 0.9;

/** The actions that keep the keys of the account: without them on any resource nobody is an administrator. */
const KEYS_OF_THE_ACCOUNT = [
  'iam:AttachRolePolicy',
  'iam:AttachUserPolicy',
  'iam:PutRolePolicy',
  'iam:CreateUser',
  'iam:CreateAccessKey',
  'iam:UpdateAssumeRolePolicy',
];

/** A policy that allows nearly everything on resources of any name. */
export interface Administrator {
  readonly witness: Witness;
  readonly statement: Statement;
  readonly setting: Setting;
  /** Whether every action of the catalogue is named, and the one asked of every service is allowed. */
  readonly complete: boolean;
}

/** Whether a setting makes an administrator, whatever the circumstances. */
export const administratorIn = remember(
  (setting: Setting, context: CheckContext): Administrator | undefined => {
    const { access } = setting;
    const { catalog } = context;
    const subject = access.policies[0];
    if (!subject || !namesSome(setting, context.engine.actions(KEYS_OF_THE_ACCOUNT), context))
      return undefined;
    if (access.named.size < catalog.actionCount * NEARLY_ALL) return undefined;
    const keys = KEYS_OF_THE_ACCOUNT.flatMap((id) => catalog.action(id) ?? []);
    const answers = keys.map((action) => askOnAny(access, [action], subject, context));
    const first = answers[0];
    if (first?.possible !== 'yes' || answers.some(({ possible }) => possible !== 'yes')) return undefined;
    const probes = probesOf(catalog);
    const allowed = probes.filter(
      (action) => askOnAny(access, [action], subject, context).possible === 'yes',
    ).length;
    if (allowed < probes.length * NEARLY_ALL) return undefined;
    return {
      witness: first.witness,
      statement: first.statement,
      setting,
      complete: allowed === probes.length && access.named.size === catalog.actionCount,
    };
  },
);

/** Whether a policy, where it takes effect, makes an administrator, and by a statement of its own. */
export const administratorBy = remember(
  (subject: PolicyInContext, context: CheckContext): Administrator | undefined =>
    settingsOf(subject, context)
      .map((setting) => administratorIn(setting, context))
      .find((found) => found && subject.policy.statements.includes(found.statement)),
);

/** Whether whoever a policy is for is an administrator everywhere it takes effect, be it by another policy. */
export const belongsToAdministrator = remember((subject: PolicyInContext, context: CheckContext): boolean =>
  settingsOf(subject, context).every((setting) => administratorIn(setting, context) !== undefined),
);

const probes = new WeakMap<Catalog, readonly Action[]>();

/** Of every service the action that does most, to ask whether the service is open. */
function probesOf(catalog: Catalog): readonly Action[] {
  const known = probes.get(catalog);
  if (known) return known;
  const chosen = catalog.servicePrefixes().flatMap((prefix) => {
    const actions = catalog.service(prefix)?.actions ?? [];
    return (
      actions.find(({ accessLevel }) => accessLevel === 'Permissions management') ??
      actions.find(({ accessLevel }) => accessLevel === 'Write') ??
      actions[0] ??
      []
    );
  });
  probes.set(catalog, chosen);
  return chosen;
}
