import { stringOf, valueAt } from '@leastwise/core';
import type { DataSource } from './index.ts';

/** The parts of an ARN after `arn`, as `aws_arn` calls them. */
const PARTS = ['partition', 'service', 'region', 'account', 'resource'];

/** `aws_arn`: the parts of an ARN. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/arn */
export const arnParts: DataSource = ({ resource, attribute, range }) => {
  const [, ...parts] = stringOf(valueAt(resource.body, 'arn'))?.split(':') ?? [];
  const at = PARTS.indexOf(attribute);
  if (at === -1 || parts.length < PARTS.length) return undefined;
  const isLast = at === PARTS.length - 1;
  return { type: 'scalar', value: isLast ? parts.slice(at).join(':') : parts[at]!, range };
};
