/** Service principals of AWS that trust and resource policies commonly name, without `.amazonaws.com`. */
const NAMES: ReadonlySet<string> = new Set(
  `access-analyzer acm acm-pca airflow airflow-env amplify apigateway appflow application-autoscaling appmesh
   apprunner appsync arc-zonal-shift athena auditmanager autoscaling autoscaling-plans backup batch bedrock
   bedrock-agentcore billingconductor braket budgets build.apprunner ce channels.lex chatbot cleanrooms cloud9
   clouddirectory cloudformation cloudfront cloudhsm cloudsearch cloudtrail cloudwatch cloudwatch-crossaccount
   codebuild codecommit codedeploy codeguru-profiler codeguru-reviewer codepipeline codestar codestar-connections
   codestar-notifications cognito-identity cognito-idp cognito-sync comprehend compute-optimizer config
   config-conforms config-multiaccountsetup connect controltower databrew dataexchange datapipeline
   datasync datazone dax deeplens delivery.logs devops-guru diode directconnect discovery dlm dms docdb-elastic ds
   dynamodb dynamodb.application-autoscaling ec2 ec2.application-autoscaling ec2fleet ec2scheduled ecr
   ecs ecs-tasks ecs.application-autoscaling edgelambda eks eks-fargate eks-fargate-pods
   eks-nodegroup elasticache elasticbeanstalk elasticfilesystem elasticloadbalancing elasticmapreduce
   elastictranscoder email emr-containers emr-serverless es events evidently export.rds finspace firehose fis fms
   forecast frauddetector freertos fsx gamelift glacier globalaccelerator glue grafana greengrass
   ground-truth.sagemaker guardduty health healthlake iam imagebuilder importexport inspector inspector2
   internetmonitor iot iotanalytics iotevents iotfleetwise iotsitewise iottwinmaker ivs jellyfish kafka
   kafkaconnect kendra kinesis kinesisanalytics kinesisvideo kms lakeformation lambda launchwizard lex lexv2
   license-manager lightsail logdelivery logdelivery.elasticloadbalancing logs lookoutequipment lookoutmetrics
   lookoutvision m2 machinelearning macie malware-protection-plan.guardduty managed-blockchain
   management.chatbot mediaconnect mediaconvert medialive mediapackage mediastore mediatailor
   member.org.stacksets.cloudformation memorydb mgn migrationhub mobilehub monitoring monitoring.rds mq
   nimble network-firewall networkmanager oam omics opensearch opensearchservice ops.apigateway opsworks
   opsworks-cm organizations osis panorama personalize pinpoint pipes pods.eks polly pricingplanmanager proton
   purchaseorders qbusiness qldb quicksight ram rds rds-preview redshift redshift-serverless rekognition
   replication.dynamodb replicator.lambda resource-groups resource-explorer-2 robomaker rolesanywhere route53
   route53-recovery-readiness route53domains route53resolver s3 s3-object-lambda
   sagemaker sagemaker-geospatial savingsplans scheduler schemas secretsmanager security-lake securityhub
   securitylake serverlessrepo servicecatalog servicediscovery servicequotas ses shield signer
   smsvoice sms sns spot spotfleet sqlworkbench sqs ssm ssm-contacts ssm-guiconnect ssm-incidents
   ssm-quicksetup ssm-sap sso stacksets.cloudformation states storage-lens.s3 storagegateway sts streams.metrics.cloudwatch
   support swf synthetics tagpolicies.tag textract timestream tnb transcribe transcribe.streaming transfer
   translate trustedadvisor verifiedpermissions vmie voiceid.connect vpc-flow-logs vpc-lattice vpce waf
   waf-regional wafv2 wellarchitected wisdom worklink workmail workspaces workspaces-web xray`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

/** The names that are known, for suggestions. */
export const SERVICE_PRINCIPALS: readonly string[] = [...NAMES];

/**
 * Takes the principal of a service apart: its name without region and suffix.
 * @returns undefined when it is not formed as service principals are
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
 */
export function serviceOfPrincipal(value: string): string | undefined {
  const [, name] =
    /^([a-z0-9.-]+)\.(?:amazonaws\.com(?:\.cn)?|aws\.internal|amazon\.com|api\.aws)$/.exec(value) ?? [];
  // A region may stand at either end: `logs.eu-west-1`, `eu-west-1.es`.
  return name?.replace(/\.[a-z]{2,4}(-[a-z]+){1,2}-\d$/, '').replace(/^[a-z]{2,4}(-[a-z]+){1,2}-\d\./, '');
}

/** Whether a service principal is known by that name. */
export function isServicePrincipal(name: string): boolean {
  return NAMES.has(name);
}
