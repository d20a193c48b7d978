import { global, local, type ResourceTypes } from './facts.ts';

/** Types of resource: compute, containers and networks. */
export const COMPUTE_AND_NETWORK: ResourceTypes = {
  'AWS::AppMesh::Mesh': {
    name: 'MeshName',
    arn: local('appmesh', 'mesh/${Name}'),
    ref: '${Arn}',
    attributes: { MeshName: '${Name}' },
  },
  'AWS::AppRunner::Service': {
    arn: local('apprunner', 'service/${.ServiceName}/${Name}'),
    ref: '${Arn}',
    attributes: { ServiceArn: '${Arn}', ServiceId: '${Name}' },
  },
  'AWS::AutoScaling::AutoScalingGroup': {
    name: 'AutoScalingGroupName',
    arn: local('autoscaling', 'autoScalingGroup:${Random}:autoScalingGroupName/${Name}'),
    attributes: { AutoScalingGroupARN: '${Arn}' },
  },
  'AWS::Batch::ComputeEnvironment': {
    name: 'ComputeEnvironmentName',
    arn: local('batch', 'compute-environment/${Name}'),
    ref: '${Arn}',
    attributes: { ComputeEnvironmentArn: '${Arn}' },
  },
  'AWS::Batch::JobDefinition': {
    name: 'JobDefinitionName',
    arn: local('batch', 'job-definition/${Name}:${Random}'),
    ref: '${Arn}',
    attributes: { JobDefinitionArn: '${Arn}' },
  },
  'AWS::Batch::JobQueue': {
    name: 'JobQueueName',
    arn: local('batch', 'job-queue/${Name}'),
    ref: '${Arn}',
    attributes: { JobQueueArn: '${Arn}' },
  },
  'AWS::CloudFront::Distribution': {
    arn: global('cloudfront', 'distribution/${Name}'),
    attributes: { Id: '${Name}' },
  },
  'AWS::CloudFront::Function': {
    name: 'Name',
    arn: global('cloudfront', 'function/${Name}'),
    ref: '${Arn}',
    attributes: { FunctionARN: '${Arn}' },
  },
  'AWS::CloudFront::CloudFrontOriginAccessIdentity': {},
  'AWS::EC2::FlowLog': { arn: local('ec2', 'vpc-flow-log/${Name}'), attributes: { Id: '${Name}' } },
  'AWS::EC2::Instance': { arn: local('ec2', 'instance/${Name}'), attributes: { InstanceId: '${Name}' } },
  'AWS::EC2::InternetGateway': {
    arn: local('ec2', 'internet-gateway/${Name}'),
    attributes: { InternetGatewayId: '${Name}' },
  },
  'AWS::EC2::KeyPair': { name: 'KeyName', arn: local('ec2', 'key-pair/${Name}') },
  'AWS::EC2::LaunchTemplate': {
    arn: local('ec2', 'launch-template/${Name}'),
    attributes: { LaunchTemplateId: '${Name}' },
  },
  'AWS::EC2::NatGateway': {
    arn: local('ec2', 'natgateway/${Name}'),
    attributes: { NatGatewayId: '${Name}' },
  },
  'AWS::EC2::NetworkInterface': {
    arn: local('ec2', 'network-interface/${Name}'),
    attributes: { Id: '${Name}' },
  },
  'AWS::EC2::RouteTable': {
    arn: local('ec2', 'route-table/${Name}'),
    attributes: { RouteTableId: '${Name}' },
  },
  'AWS::EC2::SecurityGroup': {
    arn: local('ec2', 'security-group/${Name}'),
    attributes: { GroupId: '${Name}', Id: '${Name}' },
  },
  'AWS::EC2::Subnet': { arn: local('ec2', 'subnet/${Name}'), attributes: { SubnetId: '${Name}' } },
  'AWS::EC2::TransitGateway': { arn: local('ec2', 'transit-gateway/${Name}'), attributes: { Id: '${Name}' } },
  'AWS::EC2::VPC': { arn: local('ec2', 'vpc/${Name}'), attributes: { VpcId: '${Name}' } },
  'AWS::EC2::VPCEndpoint': { arn: local('ec2', 'vpc-endpoint/${Name}'), attributes: { Id: '${Name}' } },
  'AWS::EC2::Volume': { arn: local('ec2', 'volume/${Name}'), attributes: { VolumeId: '${Name}' } },
  'AWS::ECR::PublicRepository': { name: 'RepositoryName', arn: global('ecr-public', 'repository/${Name}') },
  'AWS::ECR::Repository': {
    name: 'RepositoryName',
    arn: local('ecr', 'repository/${Name}'),
    attributes: { RepositoryUri: '${Account}.dkr.ecr.${Region}.amazonaws.com/${Name}' },
  },
  'AWS::ECS::Cluster': { name: 'ClusterName', arn: local('ecs', 'cluster/${Name}') },
  'AWS::ECS::Service': {
    name: 'ServiceName',
    arn: local('ecs', 'service/${.Cluster/|default}/${Name}'),
    ref: '${Arn}',
    attributes: { ServiceArn: '${Arn}', Name: '${Name}' },
  },
  'AWS::ECS::TaskDefinition': {
    name: 'Family',
    arn: local('ecs', 'task-definition/${Name}:${Random}'),
    ref: '${Arn}',
    attributes: { TaskDefinitionArn: '${Arn}' },
  },
  'AWS::EKS::Cluster': { name: 'Name', arn: local('eks', 'cluster/${Name}') },
  'AWS::EKS::FargateProfile': { arn: local('eks', 'fargateprofile/${.ClusterName}/${Name}/${Random}') },
  'AWS::EKS::Nodegroup': { arn: local('eks', 'nodegroup/${.ClusterName}/${Name}/${Random}') },
  'AWS::ElasticBeanstalk::Application': {
    name: 'ApplicationName',
    arn: local('elasticbeanstalk', 'application/${Name}'),
  },
  'AWS::ElasticLoadBalancing::LoadBalancer': {
    name: 'LoadBalancerName',
    arn: local('elasticloadbalancing', 'loadbalancer/${Name}'),
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    ref: '${Arn}',
    arn: local('elasticloadbalancing', 'loadbalancer/${Name}'),
    attributes: { LoadBalancerArn: '${Arn}', LoadBalancerFullName: '${Name}' },
  },
  'AWS::ElasticLoadBalancingV2::Listener': {
    ref: '${Arn}',
    arn: local('elasticloadbalancing', 'listener/${Name}'),
    attributes: { ListenerArn: '${Arn}' },
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': {
    ref: '${Arn}',
    arn: local('elasticloadbalancing', 'targetgroup/${Name}'),
    attributes: { TargetGroupArn: '${Arn}', TargetGroupFullName: 'targetgroup/${Name}' },
  },
  'AWS::ImageBuilder::ImagePipeline': { arn: local('imagebuilder', 'image-pipeline/${Name}'), ref: '${Arn}' },
  'AWS::Lambda::Alias': {
    name: 'Name',
    arn: local('lambda', 'function:${.FunctionName:}:${Name}'),
    ref: '${Arn}',
    attributes: { AliasArn: '${Arn}' },
  },
  'AWS::Lambda::EventSourceMapping': {
    arn: local('lambda', 'event-source-mapping:${Name}'),
    attributes: { EventSourceMappingArn: '${Arn}', Id: '${Name}' },
  },
  'AWS::Lambda::Function': { name: 'FunctionName', arn: local('lambda', 'function:${Name}') },
  'AWS::Lambda::LayerVersion': {
    name: 'LayerName',
    arn: local('lambda', 'layer:${Name}:${Random}'),
    ref: '${Arn}',
    attributes: { LayerVersionArn: '${Arn}' },
  },
  'AWS::Lambda::Url': {
    ref: '${.TargetFunctionArn}',
    attributes: { FunctionArn: '${.TargetFunctionArn}' },
  },
  'AWS::Lambda::Version': {
    arn: local('lambda', 'function:${.FunctionName:}:${Name}'),
    ref: '${Arn}',
    attributes: { Version: '${Name}', FunctionArn: '${Arn}' },
  },
  'AWS::Route53::HealthCheck': { arn: 'arn:${Partition}:route53:::healthcheck/${Name}' },
  'AWS::Route53::HostedZone': {
    arn: 'arn:${Partition}:route53:::hostedzone/${Name}',
    attributes: { Id: '${Name}' },
  },
  'AWS::ServiceDiscovery::PrivateDnsNamespace': {
    arn: local('servicediscovery', 'namespace/${Name}'),
    attributes: { Id: '${Name}' },
  },
  'AWS::ServiceDiscovery::Service': {
    arn: local('servicediscovery', 'service/${Name}'),
    attributes: { Id: '${Name}' },
  },
  'AWS::VpcLattice::Service': {
    arn: local('vpc-lattice', 'service/${Name}'),
    ref: '${Arn}',
    attributes: { Id: '${Name}' },
  },
  'AWS::VpcLattice::ServiceNetwork': {
    arn: local('vpc-lattice', 'servicenetwork/${Name}'),
    ref: '${Arn}',
    attributes: { Id: '${Name}' },
  },
};
