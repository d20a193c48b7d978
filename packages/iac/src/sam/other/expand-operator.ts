import { getAtt } from '../template/build.ts';
import type { Expansion, TemplateResource } from '../template/expansion.ts';
import { given } from '../template/intrinsics.ts';
import { GeneratedRole, trustOf } from '../template/role.ts';

/** The AWS managed policy of the role with which Lambda operates a resource, and what the resource becomes. */
const OPERATED = new Map([
  [
    'AWS::Serverless::CapacityProvider',
    { policy: 'AWSLambdaManagedEC2ResourceOperator', type: 'AWS::Lambda::CapacityProvider' },
  ],
  [
    'AWS::Serverless::NetworkConnector',
    { policy: 'AWSLambdaNetworkConnectorOperatorPolicy', type: 'AWS::Lambda::NetworkConnector' },
  ],
]);

/** A resource that Lambda operates with a role: the role, unless the template gives one. */
export function expandOperator(resource: TemplateResource, expansion: Expansion): void {
  const { policy, type } = OPERATED.get(resource.type)!;
  const written = given(resource.properties, 'OperatorRole');
  const role = new GeneratedRole(`${resource.id}OperatorRole`, resource, trustOf('lambda.amazonaws.com'));
  role.attachAws(policy, resource.idRange);
  expansion.emit(resource.id, type, {
    from: resource,
    properties: { OperatorRole: written ?? getAtt(role.id, 'Arn') },
  });
  if (!written) role.emit(expansion);
}
