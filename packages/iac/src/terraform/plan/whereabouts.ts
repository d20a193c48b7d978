import { stringOf, valueAt } from '@leastwise/core';
import type { Whereabouts } from '../provider/deployment.ts';
import type { TerraformResource } from '../terraform-resource.ts';

/** The account and the region that the ARNs of resources that exist have, where all have the same. */
export function whereaboutsOf(resources: readonly TerraformResource[]): Whereabouts {
  const accounts = new Set<string>();
  const regions = new Set<string>();
  for (const { type, mode, body } of resources) {
    if (mode === 'data' && type === 'aws_caller_identity') {
      const account = stringOf(valueAt(body, 'account_id'));
      if (account !== undefined) accounts.add(account);
    }
    if (mode !== 'managed' || !type.startsWith('aws_')) continue;
    const [, , , region = '', account = ''] = (stringOf(valueAt(body, 'arn')) ?? '').split(':');
    if (/^\d{12}$/.test(account)) accounts.add(account);
    if (/^[a-z]+-[a-z-]+-\d$/.test(region)) regions.add(region);
  }
  return { ...single('account', accounts), ...single('region', regions) };
}

function single<K extends string>(key: K, values: ReadonlySet<string>): { readonly [P in K]?: string } {
  const [value] = values;
  return (values.size === 1 ? { [key]: value } : {}) as { readonly [P in K]?: string };
}
