import type { PermissionType } from './permission.ts';
import { principalOf, text } from './permission.ts';

/**
 * `AWS::Lambda::Permission`: a statement of the resource policy of a function.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
 */
export const lambdaPermission: PermissionType = {
  type: 'AWS::Lambda::Permission',
  attachedTo: 'AWS::Lambda::Function',
  target: 'FunctionName',
  title: 'function policy',
  statement: (permission, resource) =>
    permission.write(
      [
        permission.made('Effect', 'Allow'),
        ...permission.from('Principal', 'Principal', principalOf),
        ...permission.from('Action', 'Action'),
        ...permission.from('FunctionName', 'Resource', (value) =>
          resource ? text(resource, value.range) : value,
        ),
      ],
      [
        ...permission.condition('SourceArn', 'ArnLike', 'aws:SourceArn'),
        ...permission.condition('SourceAccount', 'StringEquals', 'aws:SourceAccount'),
        ...permission.condition('PrincipalOrgID', 'StringEquals', 'aws:PrincipalOrgID'),
        ...permission.condition('EventSourceToken', 'StringEquals', 'lambda:EventSourceToken'),
        ...permission.condition('FunctionUrlAuthType', 'StringEquals', 'lambda:FunctionUrlAuthType'),
        ...permission.condition('InvokedViaFunctionUrl', 'Bool', 'lambda:InvokedViaFunctionUrl'),
      ],
    ),
};
