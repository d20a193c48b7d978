/**
 * Types of resource with an argument called a policy, or that holds JSON like one, that is none of IAM's: of logs,
 * lifecycles, networks and their like.
 */
const OTHER: readonly string[] = [
  'aws_cloudwatch_log_account_policy',
  'aws_cloudwatch_log_data_protection_policy',
  'aws_cloudwatch_log_index_policy',
  'aws_config_config_rule',
  'aws_config_organization_custom_policy_rule',
  'aws_ecr_lifecycle_policy',
  'aws_iot_policy_attachment',
  'aws_networkmanager_core_network',
  'aws_networkmanager_core_network_policy_attachment',
  'aws_opensearchserverless_lifecycle_policy',
  'aws_opensearchserverless_security_policy',
  'aws_ses_receipt_filter',
  'aws_sns_topic_data_protection_policy',
];

/** Types of resource whose policies, as they call them, give nobody access. */
export const NOT_OF_IAM: ReadonlySet<string> = new Set(OTHER);
