/**
 * Operations of AWS's APIs whose permission has another name, and names that permissions had once. People
 * look for a permission under the name of the call that failed. By id in lower case; the likeliest first.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html
 */
const PERMISSIONS: Readonly<Record<string, string>> = {
  'apigateway:createrestapi': 'apigateway:POST',
  'apigateway:deleterestapi': 'apigateway:DELETE',
  'apigateway:getrestapi': 'apigateway:GET',
  'apigateway:getrestapis': 'apigateway:GET',
  'apigateway:putrestapi': 'apigateway:PUT',
  'apigateway:updaterestapi': 'apigateway:PATCH',
  'apigateway:invoke': 'execute-api:Invoke',
  'bedrock:converse': 'bedrock:InvokeModel',
  'bedrock:conversestream': 'bedrock:InvokeModelWithResponseStream',
  'dynamodb:batchexecutestatement': 'dynamodb:PartiQLSelect',
  'dynamodb:executestatement': 'dynamodb:PartiQLSelect',
  'dynamodb:executetransaction': 'dynamodb:PartiQLSelect',
  'dynamodb:transactgetitems': 'dynamodb:GetItem',
  'dynamodb:transactwriteitems': 'dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem',
  'lambda:invoke': 'lambda:InvokeFunction',
  's3:completemultipartupload': 's3:PutObject',
  's3:copyobject': 's3:GetObject s3:PutObject',
  's3:createmultipartupload': 's3:PutObject',
  's3:deletebucketcors': 's3:PutBucketCORS',
  's3:deletebucketencryption': 's3:PutEncryptionConfiguration',
  's3:deletebucketlifecycle': 's3:PutLifecycleConfiguration',
  's3:deletebucketreplication': 's3:PutReplicationConfiguration',
  's3:deletebuckettagging': 's3:PutBucketTagging',
  's3:deleteobjects': 's3:DeleteObject',
  's3:deletepublicaccessblock': 's3:PutBucketPublicAccessBlock',
  's3:getbucketaccelerateconfiguration': 's3:GetAccelerateConfiguration',
  's3:getbucketanalyticsconfiguration': 's3:GetAnalyticsConfiguration',
  's3:getbucketencryption': 's3:GetEncryptionConfiguration',
  's3:getbucketintelligenttieringconfiguration': 's3:GetIntelligentTieringConfiguration',
  's3:getbucketinventoryconfiguration': 's3:GetInventoryConfiguration',
  's3:getbucketlifecycle': 's3:GetLifecycleConfiguration',
  's3:getbucketlifecycleconfiguration': 's3:GetLifecycleConfiguration',
  's3:getbucketmetricsconfiguration': 's3:GetMetricsConfiguration',
  's3:getbucketnotificationconfiguration': 's3:GetBucketNotification',
  's3:getbucketreplication': 's3:GetReplicationConfiguration',
  's3:getobjectlockconfiguration': 's3:GetBucketObjectLockConfiguration',
  's3:getpublicaccessblock': 's3:GetBucketPublicAccessBlock',
  's3:headbucket': 's3:ListBucket',
  's3:headobject': 's3:GetObject',
  's3:listbuckets': 's3:ListAllMyBuckets',
  's3:listmultipartuploads': 's3:ListBucketMultipartUploads',
  's3:listobjects': 's3:ListBucket',
  's3:listobjectsv2': 's3:ListBucket',
  's3:listobjectversions': 's3:ListBucketVersions',
  's3:listparts': 's3:ListMultipartUploadParts',
  's3:putbucketaccelerateconfiguration': 's3:PutAccelerateConfiguration',
  's3:putbucketencryption': 's3:PutEncryptionConfiguration',
  's3:putbucketlifecycle': 's3:PutLifecycleConfiguration',
  's3:putbucketlifecycleconfiguration': 's3:PutLifecycleConfiguration',
  's3:putbucketnotificationconfiguration': 's3:PutBucketNotification',
  's3:putbucketreplication': 's3:PutReplicationConfiguration',
  's3:putobjectlockconfiguration': 's3:PutBucketObjectLockConfiguration',
  's3:putpublicaccessblock': 's3:PutBucketPublicAccessBlock',
  's3:selectobjectcontent': 's3:GetObject',
  's3:uploadpart': 's3:PutObject',
  's3:uploadpartcopy': 's3:GetObject s3:PutObject',
  'sns:publishbatch': 'sns:Publish',
  'sqs:changemessagevisibilitybatch': 'sqs:ChangeMessageVisibility',
  'sqs:deletemessagebatch': 'sqs:DeleteMessage',
  'sqs:sendmessagebatch': 'sqs:SendMessage',
};

/** The permissions that an API operation is granted by, where they have other names; otherwise none. */
export function permissionsFor(operation: string): readonly string[] {
  const key = operation.toLowerCase();
  return Object.hasOwn(PERMISSIONS, key) ? PERMISSIONS[key]!.split(' ') : [];
}

/** All of the table, for its test. */
export function renamedOperations(): readonly (readonly [
  operation: string,
  permissions: readonly string[],
])[] {
  return Object.keys(PERMISSIONS).map((operation) => [operation, permissionsFor(operation)]);
}
