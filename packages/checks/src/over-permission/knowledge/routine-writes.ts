/**
 * Writes that workloads make all the time on resources whose names are known only when they run, and that
 * harm nobody: logs, versions of functions, traces, the network interfaces of functions, what agents report of themselves.
 */
export const ROUTINE_WRITES: ReadonlySet<string> = new Set([
  'cloudwatch:PutMetricData',
  'logs:PutLogEvents',
  'logs:PutRetentionPolicy',
  'ec2:DeleteNetworkInterface',
  'ec2:ModifyNetworkInterfaceAttribute',
  'ec2:DetachNetworkInterface',
  'ssm:UpdateInstanceInformation',
  'ssm:UpdateAssociationStatus',
  'ssm:UpdateInstanceAssociationStatus',
  'ssm:PutInventory',
  'ssm:PutComplianceItems',
  'ssm:PutConfigurePackageResult',
  'ecs:DeregisterContainerInstance',
  'ecs:UpdateContainerInstancesState',
  'lambda:PublishVersion',
  'lambda:PublishLayerVersion',
  'events:PutEvents',
  'cloudformation:CancelUpdateStack',
]);
