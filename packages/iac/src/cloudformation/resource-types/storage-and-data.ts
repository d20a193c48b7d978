import { global, local, type ResourceTypes } from './facts.ts';

/** Types of resource: storage, databases, streams and analytics. */
export const STORAGE_AND_DATA: ResourceTypes = {
  'AWS::Athena::DataCatalog': { name: 'Name', arn: local('athena', 'datacatalog/${Name}') },
  'AWS::Athena::WorkGroup': { name: 'Name', arn: local('athena', 'workgroup/${Name}') },
  'AWS::Backup::BackupPlan': {
    arn: local('backup', 'backup-plan:${Name}'),
    attributes: { BackupPlanArn: '${Arn}', BackupPlanId: '${Name}' },
  },
  'AWS::Backup::BackupVault': {
    name: 'BackupVaultName',
    arn: local('backup', 'backup-vault:${Name}'),
    attributes: { BackupVaultArn: '${Arn}', BackupVaultName: '${Name}' },
  },
  'AWS::Backup::LogicallyAirGappedBackupVault': {
    name: 'BackupVaultName',
    arn: local('backup', 'backup-vault:${Name}'),
    attributes: { BackupVaultArn: '${Arn}' },
  },
  'AWS::Cassandra::Keyspace': { name: 'KeyspaceName', arn: local('cassandra', '/keyspace/${Name}/') },
  'AWS::Cassandra::Table': {
    name: 'TableName',
    arn: local('cassandra', '/keyspace/${.KeyspaceName}/table/${Name}'),
  },
  'AWS::DAX::Cluster': { name: 'ClusterName', arn: local('dax', 'cache/${Name}') },
  'AWS::DMS::Endpoint': { arn: local('dms', 'endpoint:${Name}'), ref: '${Arn}' },
  'AWS::DMS::ReplicationInstance': { arn: local('dms', 'rep:${Name}'), ref: '${Arn}' },
  'AWS::DMS::ReplicationTask': { arn: local('dms', 'task:${Name}'), ref: '${Arn}' },
  'AWS::DSQL::Cluster': {
    arn: local('dsql', 'cluster/${Name}'),
    attributes: { Identifier: '${Name}', ResourceArn: '${Arn}' },
  },
  'AWS::DataSync::Task': {
    arn: local('datasync', 'task/${Name}'),
    ref: '${Arn}',
    attributes: { TaskArn: '${Arn}' },
  },
  'AWS::DynamoDB::GlobalTable': {
    name: 'TableName',
    arn: local('dynamodb', 'table/${Name}'),
    attributes: { StreamArn: '${Arn}/stream/${Random}' },
  },
  'AWS::DynamoDB::Table': {
    name: 'TableName',
    arn: local('dynamodb', 'table/${Name}'),
    attributes: { StreamArn: '${Arn}/stream/${Random}' },
  },
  'AWS::EFS::AccessPoint': {
    arn: local('elasticfilesystem', 'access-point/${Name}'),
    attributes: { AccessPointId: '${Name}' },
  },
  'AWS::EFS::FileSystem': {
    arn: local('elasticfilesystem', 'file-system/${Name}'),
    attributes: { FileSystemId: '${Name}' },
  },
  'AWS::EMR::Cluster': { arn: local('elasticmapreduce', 'cluster/${Name}') },
  'AWS::EMRServerless::Application': {
    arn: local('emr-serverless', '/applications/${Name}'),
    attributes: { ApplicationId: '${Name}' },
  },
  'AWS::ElastiCache::ReplicationGroup': {
    name: 'ReplicationGroupId',
    arn: local('elasticache', 'replicationgroup:${Name}'),
  },
  'AWS::Elasticsearch::Domain': {
    name: 'DomainName',
    arn: local('es', 'domain/${Name}'),
    attributes: { DomainArn: '${Arn}' },
  },
  'AWS::FSx::FileSystem': { arn: local('fsx', 'file-system/${Name}'), attributes: { ResourceARN: '${Arn}' } },
  'AWS::Glue::Crawler': { name: 'Name', arn: local('glue', 'crawler/${Name}') },
  'AWS::Glue::Database': { arn: local('glue', 'database/${Name}') },
  'AWS::Glue::Job': { name: 'Name', arn: local('glue', 'job/${Name}') },
  'AWS::Glue::Registry': { name: 'Name', arn: local('glue', 'registry/${Name}'), ref: '${Arn}' },
  'AWS::Glue::Table': { arn: local('glue', 'table/${.DatabaseName}/${Name}') },
  'AWS::Kendra::Index': { arn: local('kendra', 'index/${Name}'), attributes: { Id: '${Name}' } },
  'AWS::Kinesis::Stream': { name: 'Name', arn: local('kinesis', 'stream/${Name}') },
  'AWS::Kinesis::StreamConsumer': {
    name: 'ConsumerName',
    arn: '${.StreamARN}/consumer/${Name}:${Random}',
    ref: '${Arn}',
    attributes: { ConsumerARN: '${Arn}' },
  },
  'AWS::KinesisAnalyticsV2::Application': {
    name: 'ApplicationName',
    arn: local('kinesisanalytics', 'application/${Name}'),
  },
  'AWS::KinesisFirehose::DeliveryStream': {
    name: 'DeliveryStreamName',
    arn: local('firehose', 'deliverystream/${Name}'),
  },
  'AWS::KinesisVideo::Stream': { name: 'Name', arn: local('kinesisvideo', 'stream/${Name}/${Random}') },
  'AWS::MSK::Cluster': { arn: local('kafka', 'cluster/${.ClusterName}/${Name}'), ref: '${Arn}' },
  'AWS::MSK::ServerlessCluster': { arn: local('kafka', 'cluster/${.ClusterName}/${Name}'), ref: '${Arn}' },
  'AWS::MediaStore::Container': {
    name: 'ContainerName',
    arn: local('mediastore', 'container/${Name}'),
    ref: '${Arn}',
  },
  'AWS::MemoryDB::Cluster': {
    name: 'ClusterName',
    arn: local('memorydb', 'cluster/${Name}'),
    attributes: { ARN: '${Arn}' },
  },
  'AWS::Neptune::DBCluster': {
    name: 'DBClusterIdentifier',
    arn: local('rds', 'cluster:${Name}'),
    attributes: { ClusterResourceId: '${Random}' },
  },
  'AWS::OpenSearchServerless::Collection': {
    arn: local('aoss', 'collection/${Name}'),
    attributes: { Id: '${Name}' },
  },
  'AWS::OpenSearchService::Domain': {
    name: 'DomainName',
    arn: local('es', 'domain/${Name}'),
    attributes: { DomainArn: '${Arn}' },
  },
  'AWS::RDS::DBCluster': {
    name: 'DBClusterIdentifier',
    arn: local('rds', 'cluster:${Name}'),
    attributes: { DBClusterArn: '${Arn}', DBClusterResourceId: '${Random}' },
  },
  'AWS::RDS::DBInstance': {
    name: 'DBInstanceIdentifier',
    arn: local('rds', 'db:${Name}'),
    attributes: { DBInstanceArn: '${Arn}', DbiResourceId: '${Random}' },
  },
  'AWS::RDS::DBProxy': {
    name: 'DBProxyName',
    arn: local('rds', 'db-proxy:${Random}'),
    attributes: { DBProxyArn: '${Arn}' },
  },
  'AWS::RDS::DBSubnetGroup': { name: 'DBSubnetGroupName', arn: local('rds', 'subgrp:${Name}') },
  'AWS::Redshift::Cluster': { name: 'ClusterIdentifier', arn: local('redshift', 'cluster:${Name}') },
  'AWS::RedshiftServerless::Namespace': {
    name: 'NamespaceName',
    arn: local('redshift-serverless', 'namespace/${Random}'),
    attributes: { 'Namespace.NamespaceArn': '${Arn}', 'Namespace.NamespaceName': '${Name}' },
  },
  'AWS::RedshiftServerless::Workgroup': {
    name: 'WorkgroupName',
    arn: local('redshift-serverless', 'workgroup/${Random}'),
    attributes: { 'Workgroup.WorkgroupArn': '${Arn}', 'Workgroup.WorkgroupName': '${Name}' },
  },
  'AWS::S3::AccessPoint': { name: 'Name', arn: local('s3', 'accesspoint/${Name}') },
  'AWS::S3::Bucket': {
    name: 'BucketName',
    arn: 'arn:${Partition}:s3:::${Name}',
    attributes: {
      DomainName: '${Name}.s3.amazonaws.com',
      RegionalDomainName: '${Name}.s3.${Region}.amazonaws.com',
      DualStackDomainName: '${Name}.s3.dualstack.${Region}.amazonaws.com',
    },
  },
  'AWS::S3::MultiRegionAccessPoint': { name: 'Name', arn: global('s3', 'accesspoint/${Random}') },
  'AWS::S3Express::DirectoryBucket': { name: 'BucketName', arn: local('s3express', 'bucket/${Name}') },
  'AWS::S3ObjectLambda::AccessPoint': { name: 'Name', arn: local('s3-object-lambda', 'accesspoint/${Name}') },
  'AWS::S3Outposts::Bucket': {
    arn: local('s3-outposts', 'outpost/${.OutpostId}/bucket/${.BucketName}'),
    ref: '${Arn}',
  },
  'AWS::S3Tables::TableBucket': {
    name: 'TableBucketName',
    arn: local('s3tables', 'bucket/${Name}'),
    ref: '${Arn}',
    attributes: { TableBucketARN: '${Arn}' },
  },
  'AWS::S3Vectors::VectorBucket': {
    name: 'VectorBucketName',
    arn: local('s3vectors', 'bucket/${Name}'),
    ref: '${Arn}',
    attributes: { VectorBucketArn: '${Arn}' },
  },
  'AWS::Timestream::Database': { name: 'DatabaseName', arn: local('timestream', 'database/${Name}') },
  'AWS::Timestream::Table': {
    name: 'TableName',
    arn: local('timestream', 'database/${.DatabaseName}/table/${Name}'),
    ref: '${.DatabaseName}|${Name}',
    attributes: { Name: '${Name}' },
  },
  'AWS::Transfer::Server': {
    arn: local('transfer', 'server/${Name}'),
    ref: '${Arn}',
    attributes: { ServerId: '${Name}' },
  },
};
