import type { PermissionType } from './permission.ts';
import { principalOf } from './permission.ts';

/**
 * `AWS::Lambda::LayerVersionPermission`: a statement of the policy of a version of a layer.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_AddLayerVersionPermission.html
 */
export const layerVersionPermission: PermissionType = {
  type: 'AWS::Lambda::LayerVersionPermission',
  attachedTo: 'AWS::Lambda::LayerVersion',
  target: 'LayerVersionArn',
  title: 'layer policy',
  statement: (permission) =>
    permission.write(
      [
        permission.made('Effect', 'Allow'),
        ...permission.from('Principal', 'Principal', principalOf),
        ...permission.from('Action', 'Action'),
        ...permission.from('LayerVersionArn', 'Resource'),
      ],
      permission.condition('OrganizationId', 'StringEquals', 'aws:PrincipalOrgID'),
    ),
};
