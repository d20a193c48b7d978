import type { Catalog } from '../catalog/model.ts';
import { hasOpaque } from '../document/opaque.ts';
import type { PolicyInContext } from '../policy/source.ts';

/** The account of policies that do not say which they are in. */
export const EXAMPLE_ACCOUNT = '111122223333';
const OUTSIDE_ACCOUNTS = ['999988887777', '888877776666', '777766665555', '666655554444'];
const NAMES = ['example', 'any-other', 'zz-unlisted', 'qx7-unlisted'];

/** The account that a policy is in, as far as its resource or owner says; else an account for examples. */
export function ownAccount(policy: PolicyInContext): string {
  for (const arn of [policy.resourceArn, policy.owner?.arn]) {
    const account = arn?.split(':')[4];
    if (account && /^\d{12}$/.test(account)) return account;
  }
  return EXAMPLE_ACCOUNT;
}

/** An account that a policy says nothing about. */
export function outsideAccount(policy: PolicyInContext): string {
  const own = ownAccount(policy);
  const named = textOf(policy);
  return (
    OUTSIDE_ACCOUNTS.find((account) => account !== own && !named.includes(account)) ?? OUTSIDE_ACCOUNTS[0]!
  );
}

/**
 * An ARN of a resource type in the policy's account with names that the policy does not mention.
 * @param resourceType `service:type`, such as `iam:role`; unknown types give an ARN of that service
 */
export function arbitraryResource(catalog: Catalog, resourceType: string, policy: PolicyInContext): string {
  const [service = '', type = ''] = resourceType.split(':');
  const pattern =
    catalog.resourceType(service, type)?.arn ??
    `arn:\${Partition}:${service}:\${Region}:\${Account}:\${Name}`;
  const named = textOf(policy);
  const name = NAMES.find((candidate) => !named.includes(candidate)) ?? NAMES[0]!;
  const { account, region } = placeOf(service, policy);
  const key = `${pattern} ${account} ${region} ${name}`;
  let arn = filled.get(key);
  if (arn === undefined) {
    arn = fillArn(pattern, { account, region, name });
    if (filled.size >= MAX_FILLED) filled.clear();
    filled.set(key, arn);
  }
  return arn;
}

/** ARNs made so far: most policies are asked about the same resources of the same place. */
const filled = new Map<string, string>();
const MAX_FILLED = 5_000;

/**
 * Where a policy puts resources of a service of whatever name: `arn:aws:kms:eu-west-1:111122223333:key/*` limits
 * keys to a region and an account, and to no key of them.
 */
function placeOf(service: string, policy: PolicyInContext): Place {
  let known = places.get(policy);
  if (!known) {
    known = placesIn(policy);
    places.set(policy, known);
  }
  return known.get(service) ?? { account: ownAccount(policy), region: 'us-east-1' };
}

interface Place {
  readonly account: string;
  readonly region: string;
}

const places = new WeakMap<PolicyInContext, ReadonlyMap<string, Place>>();

/** The place of each service that a policy names; the first counts. */
function placesIn(policy: PolicyInContext): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>();
  for (const { effect, resource } of policy.policy.statements) {
    if (effect !== 'Allow' || !resource || resource.negated) continue;
    for (const { value } of resource.values) {
      if (!value.endsWith('*')) continue;
      const [, , service = '', region = '', account = '', ...rest] = value.split(':');
      // What is AWS's own, as its managed policies are, is in nobody's account.
      if (account === 'aws') continue;
      if (found.has(service) || !/^([\w-]+[/:])*\*$/.test(rest.join(':'))) continue;
      found.set(service, {
        region: /^[^*?]+$/.test(region) ? region : 'us-east-1',
        account: /^[^*?]+$/.test(account) ? account : ownAccount(policy),
      });
    }
  }
  return found;
}

/** An ARN form with its placeholders filled in. */
export function fillArn(
  form: string,
  { account, name, region = 'us-east-1' }: { account: string; name: string; region?: string },
): string {
  return form.replace(/\$\{(\w+)\}/g, (_, placeholder: string) => {
    if (placeholder === 'Partition') return 'aws';
    if (placeholder === 'Region') return region;
    if (placeholder === 'Account') return account;
    return name;
  });
}

const texts = new WeakMap<PolicyInContext, string>();

/** All names that a policy mentions in resources, principals and conditions, to choose others. */
function textOf(policy: PolicyInContext): string {
  let text = texts.get(policy);
  if (text === undefined) {
    const parts: string[] = [];
    for (const { resource, principal, conditions } of policy.policy.statements) {
      for (const { value } of resource?.values ?? []) if (!hasOpaque(value)) parts.push(value);
      for (const { value } of principal?.entries ?? []) parts.push(value);
      for (const condition of conditions) for (const { value } of condition.values) parts.push(value);
    }
    text = parts.join('\n');
    texts.set(policy, text);
  }
  return text;
}
