import type { Node } from '@leastwise/core';
import { localArn, type Plain } from '../template/build.ts';
import type { Expansion, TemplateResource } from '../template/expansion.ts';
import { given, intrinsicOf } from '../template/intrinsics.ts';

/**
 * Lets an API call the functions that authorize its requests.
 * @param authorizers the `Auth.Authorizers` of the API
 * @param api what refers to the API's id
 */
export function emitAuthorizerPermissions(
  resource: TemplateResource,
  authorizers: Node | undefined,
  api: Plain,
  expansion: Expansion,
): void {
  if (authorizers?.type !== 'mapping') return;
  const isHttp = resource.type === 'AWS::Serverless::HttpApi';
  for (const { key, value } of authorizers.entries) {
    const target = given(value, 'FunctionArn');
    // REST APIs are let unless the template says no, HTTP APIs only when it says yes.
    const isLet = isHttp
      ? isOn(given(value, 'EnableFunctionDefaultPermissions'))
      : !isOn(given(value, 'DisableFunctionDefaultPermissions'));
    if (target && isLet)
      emitAuthorizerPermission(
        `${resource.id}${key}AuthorizerPermission`,
        resource,
        value,
        target,
        api,
        expansion,
      );
  }
}

/** Lets an API call one function as its authorizer. */
export function emitAuthorizerPermission(
  id: string,
  from: TemplateResource,
  authorizer: Node,
  target: Node,
  api: Plain,
  expansion: Expansion,
): void {
  expansion.emit(id, 'AWS::Lambda::Permission', {
    from,
    at: authorizer.range,
    properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: target,
      Principal: 'apigateway.amazonaws.com',
      SourceArn: localArn('execute-api', `\${__ApiId__}/authorizers/*`, { __ApiId__: api }),
    },
  });
}

function isOn(node: Node | undefined): boolean {
  if (!node) return false;
  return intrinsicOf(node) !== undefined || (node.type === 'scalar' && node.value !== false);
}
