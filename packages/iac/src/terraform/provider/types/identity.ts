import { ID_IS_ARN, like, type TerraformTypes } from '../terraform-type.ts';

const MAIL = { EmailIdentity: 'identity', PolicyName: 'name', Policy: 'policy' };

/** Identities, their policies, permission sets, organizations, certificates and what signs. */
export const IDENTITY: TerraformTypes = {
  aws_acm_certificate: like('AWS::CertificateManager::Certificate', {}, ID_IS_ARN),
  aws_acmpca_certificate_authority: like('AWS::ACMPCA::CertificateAuthority', {}, ID_IS_ARN),
  aws_acmpca_permission: like('AWS::ACMPCA::Permission', {
    CertificateAuthorityArn: 'certificate_authority_arn',
    Actions: 'actions',
    Principal: 'principal',
    SourceAccount: 'source_account',
  }),
  aws_acmpca_policy: like('AWS::ACMPCA::Policy', { ResourceArn: 'resource_arn', Policy: 'policy' }),
  aws_cognito_identity_pool: like('AWS::Cognito::IdentityPool'),
  aws_cognito_user_pool: like('AWS::Cognito::UserPool'),
  aws_iam_access_key: like('AWS::IAM::AccessKey', { UserName: 'user', Status: 'status' }),
  aws_iam_group: like('AWS::IAM::Group', { GroupName: 'name', Path: 'path' }, { unique_id: '${Random}' }),
  aws_iam_group_policy: like('AWS::IAM::GroupPolicy', {
    GroupName: 'group',
    PolicyName: 'name',
    PolicyDocument: 'policy',
  }),
  aws_iam_instance_profile: like(
    'AWS::IAM::InstanceProfile',
    { InstanceProfileName: 'name', Path: 'path', Roles: 'role' },
    { unique_id: '${Random}' },
  ),
  aws_iam_openid_connect_provider: like('AWS::IAM::OIDCProvider', { Url: 'url' }, ID_IS_ARN),
  aws_iam_policy: like(
    'AWS::IAM::ManagedPolicy',
    { ManagedPolicyName: 'name', Path: 'path', PolicyDocument: 'policy' },
    { ...ID_IS_ARN, policy_id: '${Random}' },
  ),
  aws_iam_role: like(
    'AWS::IAM::Role',
    {
      RoleName: 'name',
      Path: 'path',
      AssumeRolePolicyDocument: 'assume_role_policy',
      PermissionsBoundary: 'permissions_boundary',
      ManagedPolicyArns: 'managed_policy_arns',
      Policies: { from: 'inline_policy', each: { PolicyName: 'name', PolicyDocument: 'policy' } },
    },
    { unique_id: '${Random}' },
  ),
  aws_iam_role_policy: like('AWS::IAM::RolePolicy', {
    RoleName: 'role',
    PolicyName: 'name',
    PolicyDocument: 'policy',
  }),
  aws_iam_saml_provider: like('AWS::IAM::SAMLProvider', { Name: 'name' }, ID_IS_ARN),
  aws_iam_server_certificate: like('AWS::IAM::ServerCertificate', {
    ServerCertificateName: 'name',
    Path: 'path',
  }),
  aws_iam_user: like(
    'AWS::IAM::User',
    { UserName: 'name', Path: 'path', PermissionsBoundary: 'permissions_boundary' },
    { unique_id: '${Random}' },
  ),
  aws_iam_user_policy: like('AWS::IAM::UserPolicy', {
    UserName: 'user',
    PolicyName: 'name',
    PolicyDocument: 'policy',
  }),
  aws_organizations_account: like(
    'AWS::Organizations::Account',
    { AccountName: 'name', ParentIds: 'parent_id' },
    { id: '${Random}' },
  ),
  aws_organizations_organizational_unit: like(
    'AWS::Organizations::OrganizationalUnit',
    { Name: 'name', ParentId: 'parent_id' },
    { id: '${Random}' },
  ),
  aws_organizations_policy: like(
    'AWS::Organizations::Policy',
    {
      Name: 'name',
      Type: { from: 'type', otherwise: 'SERVICE_CONTROL_POLICY' },
      Content: 'content',
    },
    { id: '${Random}' },
  ),
  aws_organizations_resource_policy: like('AWS::Organizations::ResourcePolicy', { Content: 'content' }),
  aws_rolesanywhere_profile: like('AWS::RolesAnywhere::Profile', { SessionPolicy: 'session_policy' }),
  aws_rolesanywhere_trust_anchor: like('AWS::RolesAnywhere::TrustAnchor'),
  aws_ses_email_identity: like('AWS::SES::EmailIdentity', { EmailIdentity: 'email' }),
  aws_ses_domain_identity: like('AWS::SES::EmailIdentity', { EmailIdentity: 'domain' }),
  aws_ses_identity_policy: like('AWS::SES::IdentityPolicy', MAIL),
  aws_sesv2_email_identity: like('AWS::SES::EmailIdentity', { EmailIdentity: 'email_identity' }),
  aws_sesv2_email_identity_policy: like('AWS::SES::IdentityPolicy', {
    ...MAIL,
    EmailIdentity: 'email_identity',
    PolicyName: 'policy_name',
  }),
  aws_signer_signing_profile: like('AWS::Signer::SigningProfile', {}, { name: '${Name}' }),
  aws_signer_signing_profile_permission: like('AWS::Signer::ProfilePermission', {
    ProfileName: 'profile_name',
    Principal: 'principal',
    Action: 'action',
  }),
  aws_ssoadmin_permission_set: like(
    'AWS::SSO::PermissionSet',
    { Name: 'name', InstanceArn: 'instance_arn' },
    { id: '${Arn},${.InstanceArn}' },
  ),
  aws_ssoadmin_permission_set_inline_policy: like('AWS::SSO::PermissionSetInlinePolicy', {
    PermissionSetArn: 'permission_set_arn',
    InlinePolicy: 'inline_policy',
  }),
};
