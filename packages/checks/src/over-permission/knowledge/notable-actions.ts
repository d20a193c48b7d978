/**
 * Actions to look for in what a `NotAction` leaves, gravest first: nobody who lists what is forbidden means to
 * give these away. Each stands for its kind.
 */
export const NOTABLE_ACTIONS: readonly string[] = [
  'iam:AttachRolePolicy',
  'iam:CreateAccessKey',
  'iam:PassRole',
  'organizations:LeaveOrganization',
  'account:CloseAccount',
  'sso:CreateAccountAssignment',
  'sts:AssumeRole',
  'secretsmanager:GetSecretValue',
  'kms:ScheduleKeyDeletion',
  'kms:Decrypt',
  'cloudtrail:StopLogging',
  's3:GetObject',
  's3:PutBucketPolicy',
  's3:DeleteObject',
  'dynamodb:DeleteTable',
  'rds:DeleteDBInstance',
  'ec2:TerminateInstances',
  'lambda:UpdateFunctionCode',
  'ssm:SendCommand',
  'cloudformation:UpdateStack',
  'route53:ChangeResourceRecordSets',
];
