import type { PermissionType } from './permission.ts';
import { principalOf, text } from './permission.ts';

/**
 * `AWS::Signer::ProfilePermission`: what another account may do with a signing profile.
 * @see https://docs.aws.amazon.com/signer/latest/api/API_AddProfilePermission.html
 */
export const signingProfilePermission: PermissionType = {
  type: 'AWS::Signer::ProfilePermission',
  attachedTo: 'AWS::Signer::SigningProfile',
  target: 'ProfileName',
  title: 'signing profile policy',
  statement: (permission, resource) =>
    permission.write(
      [
        permission.made('Effect', 'Allow'),
        ...permission.from('Principal', 'Principal', principalOf),
        ...permission.from('Action', 'Action'),
        ...permission.from('ProfileName', 'Resource', (value) =>
          resource ? text(resource, value.range) : value,
        ),
      ],
      [],
    ),
};
