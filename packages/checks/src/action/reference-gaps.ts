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

/** Whether what the reference says of an action's resources and keys is known to be incomplete. */
export function isIncompletelyDocumented(actionId: string): boolean {
  const id = actionId.toLowerCase();
  return WITH_RESOURCES.has(id) || SHARED_PREFIXES.has(id.slice(0, id.indexOf(':')));
}
