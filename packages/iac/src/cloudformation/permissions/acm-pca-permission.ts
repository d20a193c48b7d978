import type { PermissionType } from './permission.ts';
import { principalOf } from './permission.ts';

/**
 * `AWS::ACMPCA::Permission`: what ACM may do with a private certificate authority.
 * @see https://docs.aws.amazon.com/privateca/latest/APIReference/API_CreatePermission.html
 */
export const acmPcaPermission: PermissionType = {
  type: 'AWS::ACMPCA::Permission',
  attachedTo: 'AWS::ACMPCA::CertificateAuthority',
  target: 'CertificateAuthorityArn',
  title: 'certificate authority policy',
  statement: (permission) =>
    permission.write(
      [
        permission.made('Effect', 'Allow'),
        ...permission.from('Principal', 'Principal', principalOf),
        ...permission.from('Actions', 'Action'),
        ...permission.from('CertificateAuthorityArn', 'Resource'),
      ],
      permission.condition('SourceAccount', 'StringEquals', 'aws:SourceAccount'),
    ),
};
