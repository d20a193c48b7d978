/**
 * Condition keys of services that hold what a caller chose to ask for, by service: a word for each key, in the
 * documentation's spelling, where a final `*` stands for whatever follows. Only services whose keys were all
 * looked at are listed, so that a key of another service never counts as the caller's by mistake.
 *
 * Left out on purpose, although a request carries them, because they name whose, which or what is handed on:
 * - `iam:PassedToService`, `iam:PolicyARN`, `iam:PermissionsBoundary`, `iam:AWSServiceName`,
 *   `lambda:Principal`, `kms:GranteePrincipal`, `ram:Principal`, `sns:Endpoint`, `ec2:Add/userId`: what is granted;
 * - `dynamodb:LeadingKeys`, `cloudwatch:namespace`, `kms:EncryptionContext:...`, `ses:FromAddress`,
 *   `route53:ChangeResourceRecordSets...`: which part of the resource, where its ARN cannot say so;
 * - `...:CreateAction`: AWS sets it to the operation that tags, for which the caller needs permission;
 * - `sts:ExternalId`: a secret between two parties;
 * - keys of resource tags, accounts, owners, networks and endpoints.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const WORDS: Readonly<Record<string, string>> = {
  acm: 'CertificateKeyPairOrigin CertificateTransparencyLogging Export KeyAlgorithm ValidationMethod',
  apigateway: 'Request/*',
  autoscaling: `ForceDelete InstanceType InstanceTypes LaunchTemplateVersionSpecified MaxSize MetadataHttp*
    MinSize SpotPrice TargetCapacityTypes`,
  backup: 'ChangeableForDays Index MaxRetentionDays MinRetentionDays',
  bedrock: 'DataRetentionMode GuardrailIdentifier ServiceTier',
  cloudformation: 'ChangeSetName TargetRegion',
  dynamodb: 'EnclosingOperation FullTableScan ReturnConsumedCapacity ReturnValues Select',
  ec2: `AssociatePublicIpAddress AutoPlacement AvailabilityZone AvailabilityZoneId BootModeOverride
    CommitmentDuration CpuOptions* DPDTimeoutSeconds EbsOptimized ElasticGpuType Encrypted EndDate EndDateType
    EphemeralStorage HostRecovery IKEVersions InsideTunnelCidr InsideTunnelIpv6Cidr InstanceAutoRecovery
    InstanceBandwidthWeighting InstanceCount InstanceMarketType InstanceMatchCriteria InstanceMetadataTags
    InstancePlatform InstanceType IsLaunchTemplateResource KeyPairName KeyPairType MetadataHttp* Phase1* Phase2*
    PlacementGroup PlacementGroupName PlacementGroupStrategy Quantity Region Rekey* ReplayWindowSizePackets
    ReservedInstancesOfferingType RootDeviceType RoutingType SnapshotCoolOffPeriod SnapshotLockDuration
    TargetInstanceCount Tenancy VolumeInitializationRate VolumeIops VolumeSize VolumeThroughput VolumeType`,
  ecs: `account-setting auto-assign-public-ip compute-compatibility enable-* fargate-ephemeral-storage-kms-key
    instance-metadata-tags-propagation privileged propagate-tags task-cpu task-memory`,
  eks: `authenticationMode blockStorageEnabled bootstrap* computeConfigEnabled controlPlane* deletionProtection
    elasticLoadBalancingEnabled endpointPrivateAccess endpointPublicAccess kube* kubernetesVersion loggingType/*
    supportType zonalShiftEnabled`,
  elasticache: `AtRestEncryptionEnabled AuthTokenEnabled AutomaticFailoverEnabled CacheNodeType
    ClusterModeEnabled DataStorageUnit Durability EngineType EngineVersion Maximum* Minimum* MultiAZEnabled
    NumNodeGroups ReplicasPerNodeGroup SnapshotRetentionLimit TransitEncryptionEnabled UserAuthenticationMode`,
  elasticfilesystem: 'Encrypted',
  elasticloadbalancing: 'ListenerProtocol Scheme SecurityPolicy',
  // Of an event that a caller puts: it writes into it what it likes.
  events: 'detail-type detail.* source',
  iam: 'DelegationDuration NotificationChannel RegisterSecurityKey ServiceSpecificCredentialAgeDays',
  kms: `BypassPolicyLockoutSafetyCheck DataKeyPairSpec EncryptionAlgorithm ExpirationModel GrantConstraintType
    KeyAgreementAlgorithm MacAlgorithm MessageType PrimaryRegion ReEncryptOnSameKey ReplicaRegion
    RotationPeriodInDays ScheduleKeyDeletionPendingWindowInDays SigningAlgorithm TrailingDaysWithoutKeyUsage
    ValidTo WrappingAlgorithm WrappingKeySpec`,
  // How a function's URL is protected is the owner's to set, and whoever calls it meets the condition.
  lambda:
    'CodeSigningConfigArn FunctionUrlAuthType InvokedViaFunctionUrl Layer SecurityGroupIds SubnetIds VpcIds',
  rds: `BackupTarget CopyOptionGroup DatabaseClass DatabaseEngine EndpointType ManageMasterUserPassword MultiAz
    Piops PubliclyAccessible StorageEncrypted StorageSize TagsFromRequest`,
  s3: `annotation-prefix authType delimiter destinationRegion if-match if-none-match
    InventoryAccessibleOptionalFields isReplicationPauseRequest locationconstraint logType
    max-annotation-results max-keys object-lock-* ObjectCreationOperation prefix RequestJobOperation
    RequestJobPriority signatureAge signatureversion TlsVersion versionid x-amz-*`,
  's3-outposts': 'authType delimiter max-keys prefix signatureAge signatureversion versionid x-amz-*',
  s3express: `authType InventoryAccessibleOptionalFields SessionMode signatureAge signatureversion TlsVersion
    x-amz-*`,
  s3tables: 'KMSKeyArn SSEAlgorithm StorageClass',
  sagemaker: `AcceleratorTypes AppNetworkAccessType DirectInternetAccess EnableRemoteDebug InstanceTypes
    InterContainerTrafficEncryption KeepAlivePeriod MaxRuntimeInSeconds MinimumInstanceMetadataServiceVersion
    NetworkIsolation RemoteAccess RootAccess ServerlessMaxConcurrency ServerlessMemorySize VpcSecurityGroupIds
    VpcSubnets`,
  secretsmanager: `AddReplicaRegions BlockPublicPolicy Description ForceDeleteWithoutRecovery
    ForceOverwriteReplicaSecret KmsKeyArn KmsKeyId ModifyRotationRules RecoveryWindowInDays RotateImmediately
    VersionId VersionStage`,
  ses: 'ApiVersion ClickTrackingEnabled FromDisplayName OpenTrackingEnabled',
  sns: 'Protocol',
  ssm: 'DocumentVersion Overwrite Policies Recursive SyncType',
  sts: 'DurationSeconds RoleSessionName SigningAlgorithm SourceIdentity TransitiveTagKeys',
  'vpc-lattice-svcs': 'Port RequestHeader/* RequestMethod RequestPath RequestQueryString/*',
};

/** Tests of the part of a key after the colon, in lower case, by service. */
export const REQUEST_PARAMETERS: ReadonlyMap<string, RegExp> = new Map(
  Object.entries(WORDS).map(([service, words]) => {
    const names = words.toLowerCase().split(/\s+/);
    const sources = names.map((name) => name.replace(/[.$]/g, '\\$&').replace('*', '.+'));
    return [service, new RegExp(`^(?:${sources.join('|')})$`, 's')];
  }),
);

/** The words of the table, for its test: `service:word`. */
export function requestParameterWords(): readonly string[] {
  return Object.entries(WORDS).flatMap(([service, words]) =>
    words.split(/\s+/).map((word) => `${service}:${word}`),
  );
}
