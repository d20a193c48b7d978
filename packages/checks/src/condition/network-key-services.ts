/**
 * Services whose requests have the keys about VPC endpoints, by key in lower case, as the documentation listed
 * them in November 2026.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpceorgid
 */
const VPC_ARN =
  words(`acm-pca apprunner applicationinsights athena cloudformation comprehendmedical compute-optimizer
  datasync discovery ebs ecr ecs firehose healthlake iam iotfleetwise iotwireless kinesisanalytics kms lambda
  medical-imaging omics payment-cryptography polly rbin rekognition route53 s3 scheduler servicediscovery
  servicequotas ssm-contacts storagegateway textract transcribe transfer`);

/** The three keys of the owner came together, so what the page lists under one is taken for all of them. */
const OWNER = new Set([
  ...VPC_ARN,
  ...words(`b2bi cassandra cognito-identity dms ds-data dynamodb gamelift identitystore iottwinmaker
    network-firewall pricing ses shield sms-voice sqs workmail`),
]);

const BY_KEY: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['aws:sourcevpcarn', VPC_ARN],
  ['aws:vpceaccount', OWNER],
  ['aws:vpceorgid', OWNER],
  ['aws:vpceorgpaths', OWNER],
]);

/** The services that send a key, for keys that only some send; undefined for all others. */
export function servicesWithKey(key: string): ReadonlySet<string> | undefined {
  return BY_KEY.get(key.toLowerCase());
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
