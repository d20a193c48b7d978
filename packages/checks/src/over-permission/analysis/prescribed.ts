import { type PolicyInContext, type Statement, stringOf, valueAt } from '@leastwise/core';
import type { CheckContext } from '../../check.ts';

/** A property that takes a role for which AWS says what it must be allowed, on all resources of the account. */
interface PrescribedRole {
  readonly type: string;
  readonly property: string;
  readonly actions: ReadonlySet<string>;
}

const PRESCRIBED: readonly PrescribedRole[] = [
  {
    // One role writes the logs of every API of the account and region, into groups that API Gateway names.
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html#set-up-access-logging-permissions
    type: 'AWS::ApiGateway::Account',
    property: 'CloudWatchRoleArn',
    actions: new Set([
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:DescribeLogGroups',
      'logs:DescribeLogStreams',
      'logs:FilterLogEvents',
      'logs:GetLogEvents',
      'logs:PutLogEvents',
    ]),
  },
];

/** Whether a statement gives a role no more than AWS asks for where the file uses it. */
export function isPrescribed(
  { wornBy = [] }: PolicyInContext,
  statement: Statement,
  { engine, catalog, source }: CheckContext,
): boolean {
  const [worn, ...others] = wornBy;
  if (worn === undefined || others.length > 0) return false;
  const arn = source.principals.find(({ resource }) => resource.id === worn)?.resource.arn;
  if (arn === undefined) return false;
  return PRESCRIBED.some(
    ({ type, property, actions }) =>
      source.resources.some(
        (resource) => resource.type === type && stringOf(valueAt(resource.properties, property)) === arn,
      ) &&
      [...engine.actionsOf(statement).ordinals()].every((ordinal) =>
        actions.has(catalog.actionByOrdinal(ordinal).id),
      ),
  );
}
