import { getAtt } from '../template/build.ts';
import type { Expansion, TemplateResource } from '../template/expansion.ts';
import { given } from '../template/intrinsics.ts';
import { GeneratedRole, trustOf } from '../template/role.ts';

/** A web function: its execution role, unless the template gives one. */
export function expandWebFunction(resource: TemplateResource, expansion: Expansion): void {
  const written = given(resource.properties, 'ExecutionRoleArn');
  const role = new GeneratedRole(`${resource.id}Role`, resource, trustOf('lambda.amazonaws.com'));
  role.attachAws('service-role/AWSLambdaBasicExecutionRole', resource.idRange);
  expansion.emit(resource.id, 'AWS::Lambda::WebFunction', {
    from: resource,
    properties: { ExecutionRoleArn: written ?? getAtt(role.id, 'Arn') },
  });
  if (!written) role.emit(expansion);
}
