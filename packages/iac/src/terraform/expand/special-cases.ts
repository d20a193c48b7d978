import { hasOpaque, type Node, stringOf } from '@leastwise/core';
import { inBranches } from '../provider/branches.ts';
import type { Draft } from './draft.ts';
import type { Expansion } from './expansion.ts';
import { organizationTarget } from './organization-targets.ts';

/** What remains to be done to a resource once it has its properties. */
type Finish = (draft: Draft, expansion: Expansion) => void;

/** What is special about some types of resource. */
export const FINISHING: ReadonlyMap<string, Finish> = new Map([
  ['aws_organizations_account', placeBelow('ParentIds')],
  ['aws_organizations_organizational_unit', placeBelow('ParentId')],
  ['aws_lambda_permission', qualify('FunctionName', 'qualifier')],
  ['aws_lambda_layer_version_permission', qualify('LayerVersionArn', 'version_number')],
  ['aws_s3_bucket_policy', directoryBucket],
]);

/** Puts a version or an alias behind what it is one of. */
function qualify(property: string, argument: string): Finish {
  return (draft) => {
    const named = draft.get(property);
    const qualifier = draft.from.body.entries.find(({ key }) => key === argument)?.value;
    if (!named || qualifier?.type !== 'scalar' || qualifier.value === null) return;
    const qualified = inBranches(named, (value): Node => {
      const text = stringOf(value);
      return text === undefined
        ? value
        : { type: 'scalar', value: `${text}:${qualifier.value}`, range: value.range };
    });
    if (qualified) draft.set(property, qualified);
  };
}

/** Says what a unit or an account is below as CloudFormation does. */
function placeBelow(property: string): Finish {
  return (draft, expansion) => {
    const parent = draft.get(property);
    if (parent) draft.set(property, organizationTarget(parent, draft.from, expansion));
  };
}

/** The same resource sets the policies of directory buckets, whose names end alike. */
function directoryBucket(draft: Draft, expansion: Expansion): void {
  const bucket = draft.get('Bucket');
  const name = bucket && expansion.deployment.resolver.text(bucket);
  if (name === undefined) return;
  const isOne = expansion.find('AWS::S3Express::DirectoryBucket', name, draft.from) !== undefined;
  if (isOne || (!hasOpaque(name) && name.endsWith('--x-s3'))) draft.type = 'AWS::S3Express::BucketPolicy';
}
