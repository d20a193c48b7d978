/**
 * Prefixes that several pages of the Service Authorization Reference share (one for each generation of a
 * service, or for each of its parts). Where an action stands on more than one of them, the catalogue has the
 * resource types and condition keys of one page only.
 */
const SHARED_PREFIXES: ReadonlySet<string> = new Set([
  'apigateway',
  'aws-marketplace',
  'elasticloadbalancing',
  'greengrass',
  'kinesisanalytics',
  'lex',
  'ses',
  'sms-voice',
]);

/** Actions that are authorized on resources although the reference lists none, in lower case. */
const WITH_RESOURCES: ReadonlySet<string> = new Set([
  'logs:describeloggroups',
  'logs:describequeries',
  'logs:putresourcepolicy',
  'ssmmessages:createcontrolchannel',
  'ssmmessages:createdatachannel',
  'ssmmessages:opencontrolchannel',
  'ssmmessages:opendatachannel',
]);

/** Whether what the reference says of the resource types of a service is known to be incomplete. */
export function isIncompleteService(prefix: string): boolean {
  return SHARED_PREFIXES.has(prefix);
}

/** ARNs that exist although no resource type has them: service and beginning of the last part. */
const WITHOUT_TYPE: readonly (readonly [service: string, beginning: string])[] = [
  ['cloudformation', 'transform/'],
  ['waf', 'changetoken/'],
  ['waf-regional', 'changetoken/'],
];

/** Whether ARNs of a service with such a last part exist although the reference has no type for them. */
export function isWithoutType(service: string, resource: string): boolean {
  return WITHOUT_TYPE.some(([name, beginning]) => name === service && resource.startsWith(beginning));
}

/** Whether what the reference says of an action's resources and keys is known to be incomplete. */
export function isIncompletelyDocumented(actionId: string): boolean {
  const id = actionId.toLowerCase();
  return WITH_RESOURCES.has(id) || SHARED_PREFIXES.has(id.slice(0, id.indexOf(':')));
}
