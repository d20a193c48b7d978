import type {
  Action,
  Answer,
  Catalog,
  CatalogActions,
  PolicyInContext,
  Question,
  Statement,
  Witness,
} from '@leastwise/core';
import type { CheckContext } from '../../check.ts';
import { ESCALATION_PATHS, type EscalationGain, type EscalationPath } from '../escalation-paths.ts';
import { actionsNamed } from './candidates.ts';
import { remember } from './remember.ts';
import { namesSome, type Setting } from './setting.ts';
import { askOnAny, askOnSome } from './targets.ts';

/** A path that a setting leaves open. */
export interface OpenPath {
  readonly path: EscalationPath;
  /** What it gives: less than the path can, where it is open for resources of some names only. */
  readonly gain: EscalationGain;
  /** The request that matters most of those it takes. */
  readonly witness: Witness;
  /** The policy and statement that allow it. */
  readonly granted: Extract<Answer, { possible: 'yes' }>;
}

/**
 * Roles that no request of a caller makes or changes, whatever it is allowed: those of IAM Identity Center, which needs
 * its administrators to be allowed all the same, and those linked to services.
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html
 */
const ONLY_AWS_CHANGES = /^arn:[^:]*:iam::[^:]*:role\/aws-(?:reserved|service-role)\//;

const ADMINISTRATOR_ACCESS = 'arn:aws:iam::aws:policy/AdministratorAccess';

/** Keys with the value that makes a request the worst it can be: the caller chooses them. */
const WORST: Readonly<Record<string, Question['context']>> = {
  'iam:AttachUserPolicy': { 'iam:PolicyARN': ADMINISTRATOR_ACCESS, 'iam:PermissionsBoundary': null },
  'iam:AttachRolePolicy': { 'iam:PolicyARN': ADMINISTRATOR_ACCESS, 'iam:PermissionsBoundary': null },
  'iam:AttachGroupPolicy': { 'iam:PolicyARN': ADMINISTRATOR_ACCESS },
  'iam:PutUserPolicy': { 'iam:PermissionsBoundary': null },
  'iam:PutRolePolicy': { 'iam:PermissionsBoundary': null },
  'iam:CreateUser': { 'iam:PermissionsBoundary': null },
  'iam:CreateRole': { 'iam:PermissionsBoundary': null },
  'sso:AttachManagedPolicyToPermissionSet': { 'sso:ManagedPolicyArn': ADMINISTRATOR_ACCESS },
};

/** The escalation paths that a setting leaves open, in the order they are listed. */
export const openPathsIn = remember((setting: Setting, context: CheckContext): readonly OpenPath[] => {
  if (!namesSome(setting, context.engine.actions(FIRST_STEPS), context)) return [];
  return ESCALATION_PATHS.flatMap((path) => openPath(path, setting, context) ?? []);
});

/** Of every path an action that it cannot do without. */
const FIRST_STEPS = [
  ...new Set(ESCALATION_PATHS.map(({ passRoleTo, onAny }) => (passRoleTo ? 'iam:PassRole' : onAny[0]!))),
];

function openPath(path: EscalationPath, setting: Setting, context: CheckContext): OpenPath | undefined {
  const { named } = setting.access;
  const { onAny, also = NONE, anyOf, passRoleTo } = path;
  const { catalog } = context;
  if (passRoleTo && !namesAll(named, PASS_ROLE, catalog)) return undefined;
  if (!namesAll(named, onAny, catalog) || !namesAll(named, also, catalog)) return undefined;
  if (anyOf && !actionsNamed(anyOf, catalog).some(({ ordinal }) => named.hasOrdinal(ordinal)))
    return undefined;
  if (!fitsActor(path, setting)) return undefined;

  const subject = setting.access.policies[0];
  if (!subject) return undefined;
  const decisive = decisiveStep(path, setting, subject, context);
  if (decisive?.possible !== 'yes') return path.onNamed ? openOnNamed(path, setting, context) : undefined;
  const open = (action: string): boolean => askSome(action, setting, context).possible === 'yes';
  if (!also.every(open) || (anyOf && !anyOf.some(open))) return undefined;
  return { path, gain: path.gain, witness: decisive.witness, granted: decisive };
}

/**
 * A path whose steps are allowed on one and the same resource, of a name that the policies give: who makes the
 * resource, or may change it as it likes, does not need another name. The resources of a statement with a step say
 * where to look, and its conditions which tags the resource has to have.
 */
function openOnNamed(path: EscalationPath, setting: Setting, context: CheckContext): OpenPath | undefined {
  const steps = [...path.onAny, ...(path.anyOf ?? NONE)];
  for (const { policy } of setting.policies) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow') continue;
      const step = steps.find((id) => context.engine.actionsOf(statement).has(id));
      if (step === undefined) continue;
      for (const { value } of statement.resource?.values ?? []) {
        if (ONLY_AWS_CHANGES.test(value)) continue;
        const granted = openOn(path, setting, tagsAskedFor(statement), { step, statement, resource: value });
        if (granted) return { path, gain: 'administrator-by-name', witness: granted.witness, granted };
      }
    }
  }
  return undefined;
}

/** The answer of the first step, if all are allowed on a resource that a statement allows one of them on. */
function openOn(
  { onAny, anyOf = NONE }: EscalationPath,
  { access }: Setting,
  tags: Tags | undefined,
  found: { readonly step: string; readonly statement: Statement; readonly resource: string },
): OpenPath['granted'] | undefined {
  const ask = (id: string, more: Pick<Question, 'resources' | 'statement'>): Answer =>
    access.ask({
      actions: [id],
      circumstances: 'adverse',
      ...more,
      context: { ...WORST[id], ...tags?.has },
    });
  const seed = ask(found.step, { statement: found.statement, resources: [found.resource] });
  if (seed.possible !== 'yes') return undefined;
  const resources = [seed.witness.resource];
  const first = ask(onAny[0]!, { resources });
  if (first.possible !== 'yes') return undefined;
  const isOpen = (id: string): boolean => ask(id, { resources }).possible === 'yes';
  if (!onAny.every(isOpen) || !anyOf.some(isOpen)) return undefined;
  // What the tags of a role open is open to who may put them there.
  const mayTag =
    !tags ||
    access.ask({ actions: ['iam:TagRole'], resources, circumstances: 'adverse', context: tags.given })
      .possible === 'yes';
  return mayTag ? first : undefined;
}

/** Tags of a resource, as keys of a request that is about it and of one that sets them. */
interface Tags {
  readonly has: Readonly<Record<string, string>>;
  readonly given: Readonly<Record<string, string>>;
}

/** The tags that a statement wants a resource to have. */
function tagsAskedFor({ conditions }: Statement): Tags | undefined {
  const has: Record<string, string> = {};
  const given: Record<string, string> = {};
  for (const { key, baseOperator, values } of conditions) {
    const tag = /^(?:iam|aws):ResourceTag\/(.+)$/i.exec(key.value)?.[1];
    const [first] = values;
    if (tag === undefined || !first || !/^String(?:Equals|Like)$/i.test(baseOperator ?? '')) continue;
    const value = first.value.replace(/\*/g, '');
    has[`iam:ResourceTag/${tag}`] = value;
    has[`aws:ResourceTag/${tag}`] = value;
    given[`aws:RequestTag/${tag}`] = value;
  }
  return Object.keys(given).length > 0 ? { has, given } : undefined;
}

const PASS_ROLE = ['iam:PassRole'];
const NONE: readonly string[] = [];

function namesAll(named: CatalogActions, ids: readonly string[], catalog: Catalog): boolean {
  const actions = actionsNamed(ids, catalog);
  return actions.length === ids.length && actions.every(({ ordinal }) => named.hasOrdinal(ordinal));
}

/** Asks for the steps that need a resource of the caller's choice; the answer of the first, if all are open. */
function decisiveStep(
  path: EscalationPath,
  setting: Setting,
  subject: PolicyInContext,
  context: CheckContext,
): Answer | undefined {
  let first: Answer | undefined;
  for (const service of path.passRoleTo ?? []) {
    const answer = askPassRole(setting, service, context);
    if (answer.possible !== 'yes') return answer;
    first ??= answer;
  }
  for (const id of path.onAny) {
    const answer = askAny(id, path, setting, subject, context);
    if (answer.possible !== 'yes') return answer;
    first ??= answer;
  }
  return first;
}

const answersOnAny = new WeakMap<Setting, Map<string, Answer>>();

/** Many paths share their steps, so answers are kept. */
function kept(setting: Setting, key: string, ask: () => Answer): Answer {
  let answers = answersOnAny.get(setting);
  if (!answers) {
    answers = new Map();
    answersOnAny.set(setting, answers);
  }
  let answer = answers.get(key);
  if (!answer) {
    answer = ask();
    answers.set(key, answer);
  }
  return answer;
}

/** Whether any role may be passed to a service. */
function askPassRole(setting: Setting, service: string, context: CheckContext): Answer {
  const subject = setting.access.policies[0]!;
  return kept(setting, `pass ${service}`, () =>
    setting.access.ask({
      actions: PASS_ROLE,
      resources: [context.engine.arbitraryResource('iam:role', subject)],
      context: { 'iam:PassedToService': service },
      circumstances: 'adverse',
    }),
  );
}

function askAny(
  id: string,
  { onSelf, actor, target }: EscalationPath,
  setting: Setting,
  subject: PolicyInContext,
  context: CheckContext,
): Answer {
  const action = context.catalog.action(id);
  if (!action) return { possible: 'no' };
  const worst = WORST[id] && { context: WORST[id] };
  const onAny = kept(setting, `any ${id}`, () =>
    askOnAny(setting.access, [action], subject, context, { ...worst, ...(target && { target }) }),
  );
  if (onAny.possible === 'yes' || !onSelf) return onAny;
  if (actor === 'user') {
    const user = userIn(setting, subject, context);
    return setting.access.ask({
      actions: [id],
      principals: [user],
      resources: [user],
      circumstances: 'adverse',
      ...worst,
    });
  }
  const own = ownResources(action, setting);
  if (own.length === 0) return onAny;
  return setting.access.ask({ actions: [id], resources: own, circumstances: 'adverse', ...worst });
}

/** The user who has the policies of a setting, or one who might: `${aws:username}` in a resource is the user itself. */
function userIn({ principal }: Setting, subject: PolicyInContext, context: CheckContext): string {
  const declared = principal?.kind === 'user' ? principal.resource.arn : undefined;
  return declared ?? context.engine.arbitraryResource('iam:user', subject);
}

/** What the principal itself is to an action: its own ARN, or those of the managed policies it has. */
function ownResources(action: Action, { principal, policies }: Setting): readonly string[] {
  if (!principal) return [];
  if (action.resourceTypes[0]?.name === 'policy')
    return policies.flatMap(({ form, owner }) => (form === 'managed' && owner?.arn ? [owner.arn] : []));
  return principal.resource.arn ? [principal.resource.arn] : [];
}

function askSome(id: string, setting: Setting, context: CheckContext): Answer {
  if (!setting.access.named.has(id) || !context.catalog.action(id)) return { possible: 'no' };
  const worst = WORST[id] && { context: WORST[id] };
  return kept(setting, `some ${id}`, () => askOnSome(setting.access, id, context, worst));
}

/** Some ways work for users only, or for roles only; who will have a policy that stands alone is not known. */
function fitsActor({ actor }: EscalationPath, { principal }: Setting): boolean {
  if (!actor || !principal) return true;
  const isUser = principal.kind === 'user' || principal.kind === 'group';
  return (actor === 'user') === isUser;
}
