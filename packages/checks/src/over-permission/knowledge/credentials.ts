/**
 * Actions that return credentials, or make some, for a resource that they can be limited to. Those of IAM
 * are escalation paths, and `sts:AssumeRole` has a check of its own.
 */
export const CREDENTIAL_ACTIONS: readonly string[] = [
  'sts:GetFederationToken',
  'rds-db:connect',
  'redshift:GetClusterCredentials',
  'redshift:GetClusterCredentialsWithIAM',
  'redshift-serverless:GetCredentials',
  'dsql:DbConnectAdmin',
  'elasticache:Connect',
  'memorydb:Connect',
  'ec2:GetPasswordData',
  'lightsail:GetInstanceAccessDetails',
  'lightsail:GetRelationalDatabaseMasterUserPassword',
  'gamelift:GetInstanceAccess',
  'gamelift:GetComputeAccess',
  'cognito-identity:GetOpenIdTokenForDeveloperIdentity',
  'cognito-idp:AdminSetUserPassword',
  'cognito-idp:AdminInitiateAuth',
  'connect:AdminGetEmergencyAccessToken',
];
