import type { Node } from '@leastwise/core';
import type { AttributeReference } from '../attribute-of.ts';
import { arnParts } from './arn-parts.ts';
import { accountFacts, partitionFacts, regionFacts, servicePrincipal } from './deployment-facts.ts';
import { managedPolicy } from './managed-policy.ts';
import { policyDocument } from './policy-document.ts';

/** What a data source gives for an attribute; undefined for what only applying knows. */
export type DataSource = (reference: AttributeReference) => Node | undefined;

/**
 * Data sources that are no look-up of a resource, by type. Those that are give what is known of the resource's type.
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
export const DATA_SOURCES: ReadonlyMap<string, DataSource> = new Map([
  ['aws_arn', arnParts],
  ['aws_caller_identity', accountFacts],
  ['aws_iam_policy', managedPolicy],
  ['aws_iam_policy_document', policyDocument],
  ['aws_partition', partitionFacts],
  ['aws_region', regionFacts],
  ['aws_service_principal', servicePrincipal],
]);
