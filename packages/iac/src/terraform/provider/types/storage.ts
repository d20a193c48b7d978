import { type Argument, ID_IS_ARN, like, type TerraformTypes } from '../terraform-type.ts';

/** Canned ACLs as CloudFormation writes them. */
const CANNED_ACLS = {
  'authenticated-read': 'AuthenticatedRead',
  'aws-exec-read': 'AwsExecRead',
  'bucket-owner-full-control': 'BucketOwnerFullControl',
  'bucket-owner-read': 'BucketOwnerRead',
  'log-delivery-write': 'LogDeliveryWrite',
  private: 'Private',
  'public-read': 'PublicRead',
  'public-read-write': 'PublicReadWrite',
};

/** The ACL of a bucket, of the argument of either resource that sets it. */
export const CANNED_ACL: Argument = { from: 'acl', words: CANNED_ACLS };

const DOMAIN = { DomainName: 'domain_name', AccessPolicies: 'access_policies' };
const DOMAIN_ATTRIBUTES = { ...ID_IS_ARN, domain_id: '${Account}/${Name}' };

/** Storage, databases, streams, search, analytics and keys. */
export const STORAGE: TerraformTypes = {
  aws_athena_data_catalog: like('AWS::Athena::DataCatalog', { Name: 'name' }),
  aws_athena_workgroup: like('AWS::Athena::WorkGroup', { Name: 'name' }),
  aws_backup_logically_air_gapped_vault: like('AWS::Backup::LogicallyAirGappedBackupVault', {
    BackupVaultName: 'name',
  }),
  aws_backup_vault: like('AWS::Backup::BackupVault', { BackupVaultName: 'name' }),
  aws_backup_vault_policy: like('AWS::Backup::BackupVaultPolicy', {
    BackupVaultName: 'backup_vault_name',
    AccessPolicy: 'policy',
  }),
  aws_cloudsearch_domain: like(
    'AWS::CloudSearch::Domain',
    {},
    { arn: 'arn:${Partition}:cloudsearch:${Region}:${Account}:domain/${.DomainName}' },
  ),
  aws_cloudsearch_domain_service_access_policy: like('AWS::CloudSearch::DomainPolicy', {
    DomainName: 'domain_name',
    AccessPolicies: 'access_policy',
  }),
  aws_db_instance: like(
    'AWS::RDS::DBInstance',
    {
      DBInstanceIdentifier: 'identifier',
      MonitoringRoleArn: 'monitoring_role_arn',
    },
    { resource_id: '${Random}', id: '${Random}' },
  ),
  aws_dsql_cluster: like('AWS::DSQL::Cluster', {}, { identifier: '${Name}' }),
  aws_dsql_cluster_policy: like('AWS::DSQL::ClusterPolicy', {
    Identifier: 'identifier',
    PolicyDocument: 'policy',
  }),
  aws_dynamodb_resource_policy: like('AWS::DynamoDB::ResourcePolicy', {
    ResourceArn: 'resource_arn',
    PolicyDocument: 'policy',
  }),
  aws_dynamodb_table: like(
    'AWS::DynamoDB::Table',
    { TableName: 'name' },
    { stream_arn: '${Arn}/stream/${Random}' },
  ),
  aws_efs_access_point: like('AWS::EFS::AccessPoint'),
  aws_efs_file_system: like('AWS::EFS::FileSystem'),
  aws_efs_file_system_policy: like('AWS::EFS::FileSystemPolicy', {
    FileSystemId: 'file_system_id',
    FileSystemPolicy: 'policy',
  }),
  aws_elasticache_replication_group: like('AWS::ElastiCache::ReplicationGroup', {
    ReplicationGroupId: 'replication_group_id',
  }),
  aws_elasticsearch_domain: like('AWS::Elasticsearch::Domain', DOMAIN, DOMAIN_ATTRIBUTES),
  aws_elasticsearch_domain_policy: like('AWS::Elasticsearch::DomainPolicy', DOMAIN),
  aws_fsx_s3_access_point_attachment: like('AWS::FSx::S3AccessPointAttachment', {
    Name: 'name',
    'S3AccessPoint.Policy': 's3_access_point.policy',
  }),
  aws_glacier_vault: like(
    'AWS::Glacier::Vault',
    { VaultName: 'name', AccessPolicy: 'access_policy' },
    {
      arn: 'arn:${Partition}:glacier:${Region}:${Account}:vaults/${.VaultName}',
    },
  ),
  aws_glacier_vault_lock: like('AWS::Glacier::VaultLock', { VaultName: 'vault_name', Policy: 'policy' }),
  aws_glue_catalog_database: like(
    'AWS::Glue::Database',
    {},
    {
      arn: 'arn:${Partition}:glue:${Region}:${Account}:database/${Name}',
    },
  ),
  aws_glue_crawler: like('AWS::Glue::Crawler', { Name: 'name', Role: 'role' }),
  aws_glue_job: like('AWS::Glue::Job', { Name: 'name', Role: 'role_arn' }),
  aws_glue_resource_policy: like('AWS::Glue::ResourcePolicy', { Policy: 'policy' }),
  aws_keyspaces_keyspace: like('AWS::Cassandra::Keyspace', { KeyspaceName: 'name' }),
  aws_kinesis_firehose_delivery_stream: like(
    'AWS::KinesisFirehose::DeliveryStream',
    {
      DeliveryStreamName: 'name',
      'ExtendedS3DestinationConfiguration.RoleARN': 'extended_s3_configuration.role_arn',
      'KinesisStreamSourceConfiguration.RoleARN': 'kinesis_source_configuration.role_arn',
    },
    ID_IS_ARN,
  ),
  aws_kinesis_resource_policy: like('AWS::Kinesis::ResourcePolicy', {
    ResourceArn: 'resource_arn',
    ResourcePolicy: 'policy',
  }),
  aws_kinesis_stream: like('AWS::Kinesis::Stream', { Name: 'name' }, ID_IS_ARN),
  aws_kinesis_stream_consumer: like(
    'AWS::Kinesis::StreamConsumer',
    { ConsumerName: 'name', StreamARN: 'stream_arn' },
    ID_IS_ARN,
  ),
  aws_kinesis_video_stream: like('AWS::KinesisVideo::Stream', { Name: 'name' }, ID_IS_ARN),
  aws_kms_alias: like('AWS::KMS::Alias', { AliasName: 'name', TargetKeyId: 'target_key_id' }),
  aws_kms_external_key: like('AWS::KMS::Key', { KeyPolicy: 'policy' }),
  aws_kms_key: like('AWS::KMS::Key', { KeyPolicy: 'policy' }, { key_id: '${Name}' }),
  aws_kms_key_policy: like('AWS::KMS::KeyPolicy', { KeyId: 'key_id', KeyPolicy: 'policy' }),
  aws_kms_replica_external_key: like('AWS::KMS::ReplicaKey', { KeyPolicy: 'policy' }, { key_id: '${Name}' }),
  aws_kms_replica_key: like('AWS::KMS::ReplicaKey', { KeyPolicy: 'policy' }, { key_id: '${Name}' }),
  aws_msk_cluster: like('AWS::MSK::Cluster', { ClusterName: 'cluster_name' }, ID_IS_ARN),
  aws_msk_cluster_policy: like('AWS::MSK::ClusterPolicy', { ClusterArn: 'cluster_arn', Policy: 'policy' }),
  aws_msk_serverless_cluster: like('AWS::MSK::ServerlessCluster', { ClusterName: 'cluster_name' }, ID_IS_ARN),
  aws_neptune_cluster: like('AWS::Neptune::DBCluster', { DBClusterIdentifier: 'cluster_identifier' }),
  aws_odb_network: like('AWS::ODB::Network', { S3Policy: 's3_policy_document' }),
  aws_opensearch_domain: like('AWS::OpenSearchService::Domain', DOMAIN, DOMAIN_ATTRIBUTES),
  aws_opensearch_domain_policy: like('AWS::OpenSearchService::DomainPolicy', DOMAIN),
  aws_opensearchserverless_access_policy: like('AWS::OpenSearchServerless::AccessPolicy', {
    Policy: 'policy',
  }),
  aws_opensearchserverless_collection: like('AWS::OpenSearchServerless::Collection', {}),
  aws_rds_cluster: like(
    'AWS::RDS::DBCluster',
    { DBClusterIdentifier: 'cluster_identifier' },
    { cluster_resource_id: '${Random}' },
  ),
  aws_redshift_cluster: like('AWS::Redshift::Cluster', {
    ClusterIdentifier: 'cluster_identifier',
  }),
  aws_redshift_resource_policy: like('AWS::Redshift::ResourcePolicy', {
    ResourceArn: 'resource_arn',
    Policy: 'policy',
  }),
  aws_redshiftserverless_namespace: like('AWS::RedshiftServerless::Namespace', {
    NamespaceName: 'namespace_name',
  }),
  aws_redshiftserverless_resource_policy: like('AWS::RedshiftServerless::ResourcePolicy', {
    ResourceArn: 'resource_arn',
    Policy: 'policy',
  }),
  aws_s3_access_point: like(
    'AWS::S3::AccessPoint',
    { Name: 'name', Bucket: 'bucket', Policy: 'policy' },
    {
      id: '${Account}:${Name}',
    },
  ),
  aws_s3_bucket: like(
    'AWS::S3::Bucket',
    { BucketName: 'bucket', AccessControl: CANNED_ACL, Policy: 'policy', WebsiteConfiguration: 'website' },
    {
      bucket_domain_name: '${Name}.s3.amazonaws.com',
      bucket_regional_domain_name: '${Name}.s3.${Region}.amazonaws.com',
    },
  ),
  aws_s3_bucket_policy: like('AWS::S3::BucketPolicy', { Bucket: 'bucket', PolicyDocument: 'policy' }),
  aws_s3_directory_bucket: like('AWS::S3Express::DirectoryBucket', { BucketName: 'bucket' }),
  aws_s3control_access_grants_instance_resource_policy: like('AWS::S3::AccessGrantsInstanceResourcePolicy', {
    Policy: 'policy',
  }),
  aws_s3control_access_point_policy: like('AWS::S3::AccessPointPolicy', {
    AccessPointArn: 'access_point_arn',
    Policy: 'policy',
  }),
  aws_s3control_bucket_policy: like('AWS::S3Outposts::BucketPolicy', {
    Bucket: 'bucket',
    PolicyDocument: 'policy',
  }),
  aws_s3control_multi_region_access_point: like('AWS::S3::MultiRegionAccessPoint', { Name: 'details.name' }),
  aws_s3control_multi_region_access_point_policy: like('AWS::S3::MultiRegionAccessPointPolicy', {
    MrapName: 'details.name',
    Policy: 'details.policy',
  }),
  aws_s3control_object_lambda_access_point: like('AWS::S3ObjectLambda::AccessPoint', { Name: 'name' }),
  aws_s3control_object_lambda_access_point_policy: like('AWS::S3ObjectLambda::AccessPointPolicy', {
    ObjectLambdaAccessPoint: 'name',
    PolicyDocument: 'policy',
  }),
  aws_s3files_file_system_policy: like('AWS::S3Files::FileSystemPolicy', {
    FileSystemId: 'file_system_id',
    Policy: 'policy',
  }),
  aws_s3tables_table_bucket: like('AWS::S3Tables::TableBucket', { TableBucketName: 'name' }),
  aws_s3tables_table_bucket_policy: like('AWS::S3Tables::TableBucketPolicy', {
    TableBucketARN: 'table_bucket_arn',
    ResourcePolicy: 'resource_policy',
  }),
  aws_s3tables_table_policy: like('AWS::S3Tables::TablePolicy', { ResourcePolicy: 'resource_policy' }),
  aws_s3vectors_vector_bucket: like(
    'AWS::S3Vectors::VectorBucket',
    { VectorBucketName: 'vector_bucket_name' },
    { vector_bucket_arn: '${Arn}' },
  ),
  aws_s3vectors_vector_bucket_policy: like('AWS::S3Vectors::VectorBucketPolicy', {
    VectorBucketArn: 'vector_bucket_arn',
    Policy: 'policy',
  }),
  aws_secretsmanager_secret: like(
    'AWS::SecretsManager::Secret',
    { Name: 'name', ResourcePolicy: 'policy' },
    ID_IS_ARN,
  ),
  aws_secretsmanager_secret_policy: like('AWS::SecretsManager::ResourcePolicy', {
    SecretId: 'secret_arn',
    ResourcePolicy: 'policy',
  }),
  aws_timestreamwrite_database: like('AWS::Timestream::Database', { DatabaseName: 'database_name' }),
  aws_transfer_access: like('AWS::Transfer::User', { Policy: 'policy', Role: 'role' }),
  aws_transfer_server: like('AWS::Transfer::Server'),
  aws_transfer_user: like('AWS::Transfer::User', { UserName: 'user_name', Policy: 'policy', Role: 'role' }),
};
