import type { Expansion, TemplateResource } from '../template/expansion.ts';
import { given, intrinsicOf } from '../template/intrinsics.ts';
import type { InvocationTarget } from './invocation-target.ts';

/**
 * A function's URL and, where it asks for no authentication, the permissions that open it to everyone.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
 */
export function expandFunctionUrl(
  resource: TemplateResource,
  target: InvocationTarget,
  expansion: Expansion,
): void {
  const config = given(resource.properties, 'FunctionUrlConfig');
  if (!config) return;
  const from = { from: resource, at: config.range };
  const authType = given(config, 'AuthType');
  expansion.emit(`${resource.id}Url`, 'AWS::Lambda::Url', {
    ...from,
    properties: {
      AuthType: authType,
      TargetFunctionArn: target.name,
      Cors: given(config, 'Cors'),
      InvokeMode: given(config, 'InvokeMode'),
    },
  });
  const auth = authType?.type === 'scalar' && !authType.tag ? authType.value : undefined;
  if (intrinsicOf(config) || auth !== 'NONE') return;
  expansion.emit(`${resource.id}UrlPublicPermissions`, 'AWS::Lambda::Permission', {
    ...from,
    properties: {
      Action: 'lambda:InvokeFunctionUrl',
      FunctionName: target.name,
      Principal: '*',
      FunctionUrlAuthType: authType,
    },
  });
  expansion.emit(`${resource.id}URLInvokeAllowPublicAccess`, 'AWS::Lambda::Permission', {
    ...from,
    properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: target.name,
      Principal: '*',
      InvokedViaFunctionUrl: true,
    },
  });
}
