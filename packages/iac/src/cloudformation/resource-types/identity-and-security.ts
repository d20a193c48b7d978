import { global, local, type ResourceTypes } from './facts.ts';

/** Types of resource: identities, keys, secrets and certificates. */
export const IDENTITY_AND_SECURITY: ResourceTypes = {
  'AWS::ACMPCA::CertificateAuthority': {
    arn: local('acm-pca', 'certificate-authority/${Name}'),
    ref: '${Arn}',
  },
  'AWS::AccessAnalyzer::Analyzer': {
    name: 'AnalyzerName',
    arn: local('access-analyzer', 'analyzer/${Name}'),
    ref: '${Arn}',
  },
  'AWS::CertificateManager::Certificate': { arn: local('acm', 'certificate/${Name}'), ref: '${Arn}' },
  'AWS::Cognito::IdentityPool': { arn: local('cognito-identity', 'identitypool/${Name}') },
  'AWS::Cognito::UserPool': {
    arn: local('cognito-idp', 'userpool/${Name}'),
    attributes: { UserPoolId: '${Name}' },
  },
  'AWS::Cognito::UserPoolClient': { attributes: { ClientId: '${Name}' } },
  'AWS::Config::ConfigRule': {
    arn: local('config', 'config-rule/${Random}'),
    name: 'ConfigRuleName',
  },
  'AWS::GuardDuty::Detector': { arn: local('guardduty', 'detector/${Name}'), attributes: { Id: '${Name}' } },
  'AWS::IAM::Group': { name: 'GroupName', arn: global('iam', 'group${.Path|/}${Name}') },
  'AWS::IAM::InstanceProfile': {
    name: 'InstanceProfileName',
    arn: global('iam', 'instance-profile${.Path|/}${Name}'),
  },
  'AWS::IAM::ManagedPolicy': {
    name: 'ManagedPolicyName',
    arn: global('iam', 'policy${.Path|/}${Name}'),
    ref: '${Arn}',
    attributes: { PolicyArn: '${Arn}' },
  },
  'AWS::IAM::OIDCProvider': { arn: global('iam', 'oidc-provider/${.Url//}'), ref: '${Arn}' },
  'AWS::IAM::Role': {
    name: 'RoleName',
    arn: global('iam', 'role${.Path|/}${Name}'),
    attributes: { RoleId: '${Random}' },
  },
  'AWS::IAM::SAMLProvider': { name: 'Name', arn: global('iam', 'saml-provider/${Name}'), ref: '${Arn}' },
  'AWS::IAM::ServerCertificate': {
    name: 'ServerCertificateName',
    arn: global('iam', 'server-certificate${.Path|/}${Name}'),
  },
  'AWS::IAM::User': { name: 'UserName', arn: global('iam', 'user${.Path|/}${Name}') },
  'AWS::KMS::Alias': { name: 'AliasName', arn: local('kms', '${Name}') },
  'AWS::KMS::Key': { arn: local('kms', 'key/${Name}'), attributes: { KeyId: '${Name}' } },
  'AWS::KMS::ReplicaKey': { arn: local('kms', 'key/${Name}'), attributes: { KeyId: '${Name}' } },
  'AWS::RAM::ResourceShare': { arn: local('ram', 'resource-share/${Name}'), ref: '${Arn}' },
  'AWS::RolesAnywhere::Profile': {
    arn: local('rolesanywhere', 'profile/${Name}'),
    attributes: { ProfileArn: '${Arn}' },
  },
  'AWS::RolesAnywhere::TrustAnchor': {
    arn: local('rolesanywhere', 'trust-anchor/${Name}'),
    attributes: { TrustAnchorArn: '${Arn}' },
  },
  'AWS::SSO::PermissionSet': {
    arn: 'arn:${Partition}:sso:::permissionSet/${Name}',
    ref: '${.InstanceArn}|${Arn}',
    attributes: { PermissionSetArn: '${Arn}' },
  },
  'AWS::SecretsManager::Secret': {
    name: 'Name',
    arn: local('secretsmanager', 'secret:${Name}-${Random}'),
    ref: '${Arn}',
    attributes: { Id: '${Arn}' },
  },
  'AWS::Signer::SigningProfile': {
    arn: local('signer', '/signing-profiles/${Name}'),
    ref: '${Arn}',
    attributes: { ProfileName: '${Name}' },
  },
  'AWS::WAFv2::WebACL': { arn: local('wafv2', '${Name}'), attributes: { Id: '${Random}' } },
};
