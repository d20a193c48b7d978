import { type Node, stringOf, valueAt } from '@leastwise/core';
import type { AttributeReference } from '../attribute-of.ts';
import { deploymentOf } from '../deployment.ts';
import type { DataSource } from './index.ts';

function text(value: string, { range }: AttributeReference): Node {
  return { type: 'scalar', value, range };
}

function pseudo(reference: AttributeReference, name: string): Node {
  return text(deploymentOf(reference.opaque).resolver.pseudo(name), reference);
}

/** `aws_caller_identity`: the account that it is applied in. */
export const accountFacts: DataSource = (reference) =>
  ['account_id', 'id'].includes(reference.attribute) ? pseudo(reference, 'AWS::AccountId') : undefined;

/** `aws_region`: the provider's, or the one that it names. */
export const regionFacts: DataSource = (reference) => {
  const { resource, attribute } = reference;
  if (!['id', 'name', 'region'].includes(attribute)) return undefined;
  const named = valueAt(resource.body, 'region') ?? valueAt(resource.body, 'name');
  return named ?? pseudo(reference, 'AWS::Region');
};

/** `aws_partition`: taken for that of the commercial regions, as in templates. */
export const partitionFacts: DataSource = (reference) => {
  switch (reference.attribute) {
    case 'id':
    case 'partition':
      return pseudo(reference, 'AWS::Partition');
    case 'dns_suffix':
      return pseudo(reference, 'AWS::URLSuffix');
    case 'reverse_dns_prefix':
      return text('com.amazonaws', reference);
    default:
      return undefined;
  }
};

/** `aws_service_principal`: the name by which policies know a service. */
export const servicePrincipal: DataSource = (reference) => {
  const service = stringOf(valueAt(reference.resource.body, 'service_name'));
  if (service === undefined || reference.attribute !== 'name') return undefined;
  return text(`${service}.amazonaws.com`, reference);
};
