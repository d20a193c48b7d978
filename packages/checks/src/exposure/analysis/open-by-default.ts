import type { PolicyInContext } from '@leastwise/core';

/**
 * Types of resource that everybody can reach when they have no policy at all, so that an Allow for everybody adds
 * nothing: what guards them is elsewhere (authorizers and authentication of an API's methods). Private domain names
 * are reached only through VPC endpoints that are associated with them.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
const OPEN_BY_DEFAULT: ReadonlySet<string> = new Set([
  'AWS::ApiGateway::DomainNameV2',
  'AWS::ApiGateway::RestApi',
  'AWS::Serverless::Api',
]);

/** Whether a policy is attached to something that is open to everybody unless a policy closes it. */
export function isOpenByDefault({ resourceType, policy }: PolicyInContext): boolean {
  if (resourceType !== undefined) return OPEN_BY_DEFAULT.has(resourceType);
  return policy.statements.every(({ action }) =>
    action?.values.every(({ value }) => value.toLowerCase().startsWith('execute-api:')),
  );
}
