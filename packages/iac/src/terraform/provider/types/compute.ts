import { ID_IS_ARN, like, type TerraformTypes } from '../terraform-type.ts';

const INVOKE = 'arn:${Partition}:apigateway:${Region}:lambda:path/2015-03-31/functions/${Arn}/invocations';

/** Compute, containers and networks. */
export const COMPUTE: TerraformTypes = {
  aws_autoscaling_group: like('AWS::AutoScaling::AutoScalingGroup', { AutoScalingGroupName: 'name' }),
  aws_batch_compute_environment: like(
    'AWS::Batch::ComputeEnvironment',
    { ServiceRole: 'service_role' },
    ID_IS_ARN,
  ),
  aws_batch_job_definition: like('AWS::Batch::JobDefinition', { JobDefinitionName: 'name' }, ID_IS_ARN),
  aws_batch_job_queue: like('AWS::Batch::JobQueue', { JobQueueName: 'name' }, ID_IS_ARN),
  aws_cloudfront_distribution: like('AWS::CloudFront::Distribution'),
  aws_cloudfront_function: like('AWS::CloudFront::Function', { Name: 'name' }),
  aws_cloudfront_origin_access_identity: like(
    'AWS::CloudFront::CloudFrontOriginAccessIdentity',
    {},
    { iam_arn: 'arn:${Partition}:iam::cloudfront:user/CloudFront Origin Access Identity ${Name}' },
  ),
  aws_db_proxy: like('AWS::RDS::DBProxy', { DBProxyName: 'name' }),
  aws_ebs_volume: like('AWS::EC2::Volume'),
  aws_ecr_registry_policy: like('AWS::ECR::RegistryPolicy', { PolicyText: 'policy' }),
  aws_ecr_repository: like(
    'AWS::ECR::Repository',
    { RepositoryName: 'name' },
    {
      registry_id: '${Account}',
      repository_url: '${Account}.dkr.ecr.${Region}.amazonaws.com/${Name}',
    },
  ),
  aws_ecr_repository_creation_template: like('AWS::ECR::RepositoryCreationTemplate', {
    RepositoryPolicy: 'repository_policy',
  }),
  aws_ecr_repository_policy: like('AWS::ECR::RepositoryPolicy', {
    RepositoryName: 'repository',
    RepositoryPolicyText: 'policy',
  }),
  aws_ecrpublic_repository: like('AWS::ECR::PublicRepository', { RepositoryName: 'repository_name' }),
  aws_ecrpublic_repository_policy: like('AWS::ECR::PublicRepositoryPolicy', {
    RepositoryName: 'repository_name',
    RepositoryPolicyText: 'policy',
  }),
  aws_ecs_cluster: like('AWS::ECS::Cluster', { ClusterName: 'name' }, ID_IS_ARN),
  aws_ecs_service: like('AWS::ECS::Service', { ServiceName: 'name', Cluster: 'cluster' }, ID_IS_ARN),
  aws_ecs_task_definition: like(
    'AWS::ECS::TaskDefinition',
    { Family: 'family', TaskRoleArn: 'task_role_arn', ExecutionRoleArn: 'execution_role_arn' },
    { arn_without_revision: 'arn:${Partition}:ecs:${Region}:${Account}:task-definition/${Name}' },
  ),
  aws_eks_cluster: like('AWS::EKS::Cluster', { Name: 'name', RoleArn: 'role_arn' }),
  aws_eks_fargate_profile: like('AWS::EKS::FargateProfile', {
    ClusterName: 'cluster_name',
    PodExecutionRoleArn: 'pod_execution_role_arn',
  }),
  aws_eks_node_group: like('AWS::EKS::Nodegroup', { ClusterName: 'cluster_name', NodeRole: 'node_role_arn' }),
  aws_eks_pod_identity_association: like('AWS::EKS::PodIdentityAssociation', {
    RoleArn: 'role_arn',
  }),
  aws_elb: like('AWS::ElasticLoadBalancing::LoadBalancer', { LoadBalancerName: 'name' }),
  aws_flow_log: like('AWS::EC2::FlowLog', { DeliverLogsPermissionArn: 'iam_role_arn' }),
  aws_instance: like('AWS::EC2::Instance'),
  aws_internet_gateway: like('AWS::EC2::InternetGateway'),
  aws_key_pair: like('AWS::EC2::KeyPair', { KeyName: 'key_name' }),
  aws_lambda_alias: like(
    'AWS::Lambda::Alias',
    { Name: 'name', FunctionName: 'function_name' },
    { ...ID_IS_ARN, invoke_arn: INVOKE },
  ),
  aws_lambda_function: like(
    'AWS::Lambda::Function',
    { FunctionName: 'function_name', Role: 'role' },
    { invoke_arn: INVOKE, qualified_arn: '${Arn}:${Random}', version: '${Random}' },
  ),
  aws_lambda_function_url: like(
    'AWS::Lambda::Url',
    { TargetFunctionArn: 'function_name', AuthType: 'authorization_type' },
    { id: '${Random}' },
  ),
  aws_lambda_layer_version: like(
    'AWS::Lambda::LayerVersion',
    { LayerName: 'layer_name' },
    { ...ID_IS_ARN, version: '${Random}' },
  ),
  aws_lambda_layer_version_permission: like('AWS::Lambda::LayerVersionPermission', {
    LayerVersionArn: 'layer_name',
    Principal: 'principal',
    Action: 'action',
    OrganizationId: 'organization_id',
  }),
  aws_lambda_permission: like('AWS::Lambda::Permission', {
    FunctionName: 'function_name',
    Principal: 'principal',
    Action: 'action',
    SourceArn: 'source_arn',
    SourceAccount: 'source_account',
    PrincipalOrgID: 'principal_org_id',
    EventSourceToken: 'event_source_token',
    FunctionUrlAuthType: 'function_url_auth_type',
    InvokedViaFunctionUrl: 'invoked_via_function_url',
  }),
  aws_lambdaweb_resource_policy: like('AWS::Lambda::WebFunctionPolicy', {
    ResourceArn: 'resource_arn',
    Policy: 'policy',
  }),
  aws_launch_template: like('AWS::EC2::LaunchTemplate'),
  aws_lb: like('AWS::ElasticLoadBalancingV2::LoadBalancer', {}, { ...ID_IS_ARN, arn_suffix: '${Name}' }),
  aws_lb_listener: like('AWS::ElasticLoadBalancingV2::Listener', {}, ID_IS_ARN),
  aws_lb_target_group: like('AWS::ElasticLoadBalancingV2::TargetGroup', {}, ID_IS_ARN),
  aws_nat_gateway: like('AWS::EC2::NatGateway'),
  aws_network_interface: like('AWS::EC2::NetworkInterface'),
  aws_networkfirewall_resource_policy: like('AWS::NetworkFirewall::ResourcePolicy', {
    ResourceArn: 'resource_arn',
    Policy: 'policy',
  }),
  aws_route53_health_check: like('AWS::Route53::HealthCheck'),
  aws_route53_zone: like('AWS::Route53::HostedZone', {}, { zone_id: '${Name}' }),
  aws_route_table: like('AWS::EC2::RouteTable'),
  aws_security_group: like('AWS::EC2::SecurityGroup'),
  aws_subnet: like('AWS::EC2::Subnet'),
  aws_verifiedaccess_endpoint: like('AWS::EC2::VerifiedAccessEndpoint', {
    PolicyDocument: 'policy_document',
  }),
  aws_verifiedaccess_group: like('AWS::EC2::VerifiedAccessGroup', { PolicyDocument: 'policy_document' }),
  aws_vpc: like('AWS::EC2::VPC'),
  aws_vpc_endpoint: like('AWS::EC2::VPCEndpoint', { PolicyDocument: 'policy' }),
  aws_vpc_endpoint_policy: like('AWS::EC2::VPCEndpointPolicy', {
    VpcEndpointId: 'vpc_endpoint_id',
    PolicyDocument: 'policy',
  }),
  aws_vpclattice_auth_policy: like('AWS::VpcLattice::AuthPolicy', {
    ResourceIdentifier: 'resource_identifier',
    Policy: 'policy',
  }),
  aws_vpclattice_resource_policy: like('AWS::VpcLattice::ResourcePolicy', {
    ResourceArn: 'resource_arn',
    Policy: 'policy',
  }),
  aws_vpclattice_service: like('AWS::VpcLattice::Service'),
  aws_vpclattice_service_network: like('AWS::VpcLattice::ServiceNetwork'),
};
