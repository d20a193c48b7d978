import type { Action, Catalog, PolicyInContext, Statement, Witness } from '@leastwise/core';
import type { CheckContext } from '../../check.ts';
import { remember } from './remember.ts';
import { type Setting, settingsOf } from './setting.ts';
import { askOnAny, canBeLimited, targetsOf } from './targets.ts';
import { coversEveryResource, limitingStatements } from './unrestricted.ts';

/** A service of which a policy allows everything on every resource. */
export interface WholeService {
  readonly service: string;
  readonly witness: Witness;
  /** The statement that grants it, or the one that grants the part asked for first. */
  readonly statement: Statement;
  readonly setting: Setting;
}

/** Services of which a policy allows every action on resources of any name, wherever it takes effect. */
export const wholeServicesOf = remember(
  (subject: PolicyInContext, context: CheckContext): readonly WholeService[] => {
    const found = new Map<string, WholeService>();
    for (const setting of settingsOf(subject, context)) {
      for (const whole of wholeServicesIn(setting, subject, context)) {
        if (!found.has(whole.service)) found.set(whole.service, whole);
      }
    }
    return [...found.values()];
  },
);

/** Services of which a policy allows every action on resources of any name, in one setting. */
export function wholeServicesIn(
  setting: Setting,
  subject: PolicyInContext,
  context: CheckContext,
): readonly WholeService[] {
  const { named } = context.engine.access(subject);
  return candidatesOf(subject, context.catalog)
    .filter((service) => {
      const all = context.engine.actions([`${service}:*`]);
      return all.size >= FEW && named.covers(all);
    })
    .flatMap((service) => wholeIn(setting, subject, service, context) ?? []);
}

function wholeIn(
  setting: Setting,
  subject: PolicyInContext,
  service: string,
  context: CheckContext,
): WholeService | undefined {
  let first: WholeService | undefined;
  const probes = probesOf(service, context);
  const all = context.engine.actions([`${service}:*`]);
  const isLimited = limitingStatements(setting, context).some((limit) =>
    context.engine.actionsOf(limit).intersects(all),
  );
  const oneSpeaksForAll = !isLimited && !setting.boundary && coversWhole(subject, service, context);
  for (const probe of oneSpeaksForAll ? probes.slice(0, 1) : probes) {
    const answer = askOnAny(setting.access, [probe], subject, context);
    if (answer.possible !== 'yes') return undefined;
    if (!first && subject.policy.statements.includes(answer.statement))
      first = { service, witness: answer.witness, statement: answer.statement, setting };
  }
  return first && (grantedBy(wholeStatement(subject, service, context), first, context) ?? first);
}

/** The statement that names all of a service, where one does. */
function wholeStatement(
  { policy }: PolicyInContext,
  service: string,
  context: CheckContext,
): Statement | undefined {
  const all = context.engine.actions([`${service}:*`]);
  return policy.statements.find(
    (statement) => statement.effect === 'Allow' && context.engine.actionsOf(statement).covers(all),
  );
}

/** The same service as one statement grants it: several may grant what was asked for first. */
function grantedBy(
  statement: Statement | undefined,
  whole: WholeService,
  { catalog, engine }: CheckContext,
): WholeService | undefined {
  if (!statement || statement === whole.statement) return undefined;
  const { action, resource } = whole.witness;
  const asked = catalog.action(action);
  if (!asked || !engine.actionsOf(statement).hasOrdinal(asked.ordinal)) return undefined;
  const answer = whole.setting.access.ask({
    actions: [action],
    resources: [resource],
    circumstances: 'adverse',
    statement,
  });
  return answer.possible === 'yes' ? { ...whole, witness: answer.witness, statement } : undefined;
}

/** Whether one statement without conditions covers all of a service on every resource. */
function coversWhole({ policy }: PolicyInContext, service: string, context: CheckContext): boolean {
  const all = context.engine.actions([`${service}:*`]);
  return policy.statements.some(
    (statement) =>
      statement.effect === 'Allow' &&
      statement.conditions.length === 0 &&
      coversEveryResource(statement) &&
      context.engine.actionsOf(statement).covers(all),
  );
}

/** With fewer actions than this, to name a service's actions is to name the service. */
const FEW = 5;

/** Prefixes that a policy's Allow statements could cover whole. */
function candidatesOf({ policy }: PolicyInContext, catalog: Catalog): readonly string[] {
  const prefixes = new Set<string>();
  for (const { effect, action } of policy.statements) {
    if (effect !== 'Allow' || !action) continue;
    if (action.negated) return catalog.servicePrefixes();
    for (const { value } of action.values) {
      const prefix = value.split(':', 1)[0]!.toLowerCase();
      if (/[*?]/.test(prefix)) return catalog.servicePrefixes();
      if (catalog.service(prefix)) prefixes.add(prefix);
    }
  }
  return [...prefixes].sort();
}

/**
 * Of a service one action for each kind of resource that its writing actions work on. None means that the
 * service has nothing that could be limited and would be worth it.
 */
const probesByService = new WeakMap<Catalog, Map<string, readonly Action[]>>();

function probesOf(service: string, context: CheckContext): readonly Action[] {
  let known = probesByService.get(context.catalog);
  if (!known) {
    known = new Map();
    probesByService.set(context.catalog, known);
  }
  let probes = known.get(service);
  if (!probes) {
    const byTarget = new Map<string, Action>();
    for (const action of context.catalog.service(service)?.actions ?? []) {
      if (!canBeLimited(action) || !GRAVE_LEVELS.has(action.accessLevel)) continue;
      const { every, some } = targetsOf(action, context);
      const target = every[0] ?? some[0]!;
      if (!byTarget.has(target)) byTarget.set(target, action);
    }
    probes = [...byTarget.values()];
    known.set(service, probes);
  }
  return probes;
}

const GRAVE_LEVELS: ReadonlySet<string> = new Set(['Write', 'Permissions management']);
