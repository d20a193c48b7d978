import type {
  Basis,
  Control,
  DeclaredPrincipal,
  ManagedPolicyAttachment,
  PolicyInContext,
  Severity,
  Witness,
} from '@leastwise/core';
import { type CheckContext, defineCheck } from '../check.ts';
import { cis, fsbp, LEAST_PRIVILEGE } from '../controls.ts';
import { administratorIn } from './analysis/administrator.ts';
import { openPathsIn } from './analysis/escalation.ts';
import { managedPolicy } from './analysis/managed-policy.ts';
import { type Setting, within } from './analysis/setting.ts';
import { wholeServicesIn } from './analysis/whole-services.ts';
import { GRAVE_SERVICES, severityOf } from './knowledge/services.ts';
import { boundaryNote, someOf } from './wording.ts';

/** What is wrong with an attached policy. */
interface Breadth {
  readonly severity: Severity;
  /** To follow the name of the policy: `allows everything in ...`. */
  readonly says: string;
  readonly witness?: Witness;
  /** How it is known, where it is not proved. */
  readonly basis?: Basis;
  /** Controls that it is against beside those of the check. */
  readonly controls?: readonly Control[];
}

const NO_ADMINISTRATORS: readonly Control[] = [
  ...fsbp('IAM.1'),
  ...cis({ '1.4': '1.16', '3.0': '1.16', '5.0': '1.15', '7.0': '2.14' }),
];

/** Policies to tell of whose document does not show what is wrong with them. */
const KNOWN: ReadonlyMap<string, Breadth> = new Map([
  [
    'AWSCloudShellFullAccess',
    {
      severity: 'low',
      says: 'lets files be carried out of and into the account through CloudShell',
      controls: [...fsbp('IAM.27'), ...cis({ '3.0': '1.22', '5.0': '1.21', '7.0': '2.20' })],
    },
  ],
]);

/** The gravest of the broad policies, for when the documents are not loaded. */
const BROAD_BY_NAME: ReadonlyMap<string, Breadth> = new Map([
  [
    'AdministratorAccess',
    { severity: 'critical', says: 'allows every action on every resource', controls: NO_ADMINISTRATORS },
  ],
  ['IAMFullAccess', { severity: 'critical', says: 'lets it make itself administrator' }],
  [
    'PowerUserAccess',
    { severity: 'high', says: 'allows everything but the management of users and accounts' },
  ],
]);

export const check = defineCheck({
  id: 'broad-managed-policy-attached',
  title: 'A broad AWS managed policy is attached',
  category: 'over-permission',
  severity: 'medium',
  basis: 'proved',
  controls: LEAST_PRIVILEGE,
  why: 'AWS writes its policies for every account, so they cover all resources, and AWS widens them without asking',
  fix: 'replace it with a policy of your own that lists the actions and resources used',
  checkPrincipal(principal, context) {
    const broad = principal.attachments.flatMap((attachment) => {
      const breadth = breadthOf(attachment, principal, context);
      return breadth ? [{ attachment, breadth }] : [];
    });
    // Beside full administration the rest adds nothing.
    const critical = broad.filter(({ breadth }) => breadth.severity === 'critical');
    for (const { attachment, breadth } of critical.length > 0 ? critical : broad) {
      const name = attachment.awsManagedName!;
      context.report({
        at: attachment.range,
        resource: principal.resource,
        severity: breadth.severity,
        ...(breadth.controls && { controls: breadth.controls }),
        ...(breadth.witness && { witness: breadth.witness }),
        ...(breadth.basis && { basis: breadth.basis }),
        message: `\`${principal.resource.id}\` has \`${name}\`, which ${breadth.says}`,
        subject: `ManagedPolicy::${name}`,
      });
    }
  },
});

function breadthOf(
  { arn, awsManagedName: name }: ManagedPolicyAttachment,
  principal: DeclaredPrincipal,
  context: CheckContext,
): Breadth | undefined {
  // What a service-linked role has, AWS alone decides.
  if (name === undefined || arn.includes(':policy/aws-service-role/')) return undefined;
  if (!context.managedPolicies) return principal.boundary ? undefined : byName(name);
  const policy = managedPolicy(name, 'identity', context);
  if (!policy) return undefined;
  const setting = within(principal, [policy], context);
  const breadth =
    administration(setting, context) ?? escalation(setting, context) ?? services(setting, policy, context);
  const found = KNOWN.get(name) ?? breadth;
  if (!found) return undefined;
  const basis = setting.unknownBoundary === undefined ? (found.witness ? undefined : 'heuristic') : 'unknown';
  return { ...found, ...(basis && { basis }), says: `${found.says}${boundaryNote(setting)}` };
}

/** What is known of a policy whose document is not here. */
function byName(name: string): Breadth | undefined {
  const known = BROAD_BY_NAME.get(name) ?? KNOWN.get(name);
  return known && { ...known, basis: 'heuristic' };
}

function administration(setting: Setting, context: CheckContext): Breadth | undefined {
  const found = administratorIn(setting, context);
  return (
    found && {
      severity: 'critical',
      says: 'allows every action on every resource',
      witness: found.witness,
      controls: NO_ADMINISTRATORS,
    }
  );
}

function escalation(setting: Setting, context: CheckContext): Breadth | undefined {
  const paths = openPathsIn(setting, context).filter(
    ({ gain }) => gain !== 'existing-role' && gain !== 'conditional',
  );
  const [first] = paths;
  if (!first) return undefined;
  const { path, gain, witness } = first;
  return {
    severity: gain === 'administrator' ? 'critical' : 'high',
    says: `lets it ${path.does} (${path.id})`,
    witness,
  };
}

function services(setting: Setting, policy: PolicyInContext, context: CheckContext): Breadth | undefined {
  const whole = wholeServicesIn(setting, policy, context);
  const [first = undefined] = whole;
  if (!first) return undefined;
  const names = whole.map(({ service }) => service);
  const grave = names.filter((name) => GRAVE_SERVICES.has(name));
  const ordered = [...grave, ...names.filter((name) => !GRAVE_SERVICES.has(name))];
  const witness = (whole.find(({ service }) => service === ordered[0]) ?? first).witness;
  return {
    severity: severityOf(names),
    says: `allows everything in ${someOf(ordered)}, on every resource`,
    witness,
  };
}
