import { listOf, type Node, type PolicyKind, stringOf, valueAt } from '@leastwise/core';

/** What a landing zone does with a file of policies. */
export interface GuardrailDeployment {
  readonly kind: PolicyKind;
  /** As `PolicyInContext.attachedAt`; absent where it attaches the policy to nothing. */
  readonly attachedAt?: readonly string[];
}

/** Names of the files in which landing zones say where their guardrails go. */
export const DEPLOYMENT_FILES: readonly string[] = [
  'organization-config.yaml',
  'organization-config.yml',
  'manifest.yaml',
  'manifest.yml',
];

const LISTS: readonly (readonly [key: string, kind: PolicyKind])[] = [
  ['serviceControlPolicies', 'scp'],
  ['resourceControlPolicies', 'rcp'],
];

/**
 * The guardrails that a landing zone deploys, by the path of their file from the one that says so. Reads the
 * `organization-config.yaml` of Landing Zone Accelerator and the `manifest.yaml` of Customizations for AWS Control Tower.
 * @see https://docs.aws.amazon.com/solutions/latest/landing-zone-accelerator-on-aws/
 * @see https://docs.aws.amazon.com/controltower/latest/userguide/cfct-manifest-file-resources-section.html
 */
export function guardrailDeployments(root: Node): ReadonlyMap<string, GuardrailDeployment> {
  const found = new Map<string, GuardrailDeployment>();
  const add = (
    path: string | undefined,
    kind: PolicyKind,
    targets: Node | undefined,
    units: string,
  ): void => {
    if (path === undefined) return;
    const places = [
      ...strings(valueAt(targets, units)).map(placeOfUnit),
      ...strings(valueAt(targets, 'accounts')).map((account) => `/${account}`),
    ];
    const before = found.get(path)?.attachedAt ?? [];
    const attachedAt = [...new Set([...before, ...places])];
    found.set(path, { kind, ...(attachedAt.length > 0 && { attachedAt }) });
  };
  for (const [key, kind] of LISTS) {
    for (const item of items(root, key))
      add(stringOf(valueAt(item, 'policy')), kind, valueAt(item, 'deploymentTargets'), 'organizationalUnits');
  }
  for (const item of items(root, 'resources')) {
    const method = stringOf(valueAt(item, 'deploy_method'));
    if (method === 'scp' || method === 'rcp')
      add(
        stringOf(valueAt(item, 'resource_file')),
        method,
        valueAt(item, 'deployment_targets'),
        'organizational_units',
      );
  }
  return found;
}

/** `Workloads/Prod`, `Workloads:Prod` or `Root`. */
function placeOfUnit(unit: string): string {
  return /^root$/i.test(unit) ? '/' : `/${unit.replace(/^root[/:]/i, '').replaceAll(':', '/')}`;
}

function items(root: Node, key: string): readonly Node[] {
  const node = valueAt(root, key);
  return node?.type === 'sequence' ? node.items : [];
}

function strings(node: Node | undefined): string[] {
  return node ? listOf(node).flatMap((item) => stringOf(item) ?? []) : [];
}
