import { ref, sub } from '../template/build.ts';
import type { Expansion, TemplateResource } from '../template/expansion.ts';
import { given, textOf } from '../template/intrinsics.ts';
import { emitAuthorizerPermission } from './authorizers.ts';

/** A WebSocket API: what lets its routes call their functions, and its authorizer. */
export function expandWebSocketApi(resource: TemplateResource, expansion: Expansion): void {
  const { id, properties } = resource;
  expansion.emit(id, 'AWS::ApiGatewayV2::Api', {
    from: resource,
    properties: { Name: given(properties, 'Name'), ProtocolType: 'WEBSOCKET' },
  });
  const routes = expansion.resolve(given(properties, 'Routes'));
  const stage = given(properties, 'StageName');
  for (const { key, value } of routes?.type === 'mapping' ? routes.entries : []) {
    const target = given(value, 'FunctionArn');
    if (!target) continue;
    const stageName = stage ? textOf(stage) : 'default';
    const arn = `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${id}.ApiId}`;
    expansion.emit(`${id}${routeId(key)}Permission`, 'AWS::Lambda::Permission', {
      from: resource,
      at: value.range,
      properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: target,
        Principal: 'apigateway.amazonaws.com',
        SourceArn:
          stageName === undefined
            ? sub(`${arn}/\${__StageName__}/${key}`, { __StageName__: stage! })
            : sub(`${arn}/${stageName}/${key}`),
      },
    });
  }
  const auth = expansion.resolve(given(properties, 'Auth'));
  const authorizer = given(auth, 'AuthArn');
  const isCustom = expansion.text(auth, 'AuthType') === 'CUSTOM';
  // With a role to call the authorizer, API Gateway needs no permission of the function.
  if (!auth || !authorizer || !isCustom || given(auth, 'InvokeRole')) return;
  emitAuthorizerPermission(`${id}AuthorizerPermission`, resource, auth, authorizer, ref(id), expansion);
}

/** The part of a logical id that stands for a route: `$connect` is `Connect`, `sendMessage` is `Sendmessage`. */
function routeId(route: string): string {
  const name = route.replace('$', '');
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
}
