import { listOf, managedPolicyArns, type Node, valueAt } from '@leastwise/core';
import { expandHttpApi } from './api/expand-http-api.ts';
import { expandRestApi } from './api/expand-rest-api.ts';
import { expandWebSocketApi } from './api/expand-websocket-api.ts';
import { expandConnectorResource, expandEmbeddedConnectors } from './connector/expand-connector.ts';
import { expandFunction } from './function/expand-function.ts';
import { expandApplication } from './other/expand-application.ts';
import { expandGraphQlApi } from './other/expand-graphql-api.ts';
import { expandLayerVersion } from './other/expand-layer-version.ts';
import { expandMicrovmImage } from './other/expand-microvm-image.ts';
import { expandOperator } from './other/expand-operator.ts';
import { expandSimpleTable } from './other/expand-simple-table.ts';
import { expandWebFunction } from './other/expand-web-function.ts';
import { expandStateMachine } from './state-machine/expand-state-machine.ts';
import { Expansion, SAM_TRANSFORM, type SkippedPart, type TemplateResource } from './template/expansion.ts';
import { textOf } from './template/intrinsics.ts';

/** A SAM template as plain CloudFormation, as far as permissions go. */
export interface ExpandedTemplate {
  /** The template with CloudFormation's resources in place of SAM's. Every node lies in the SAM file. */
  readonly template: Node;
  /** How policies that nobody wrote came to be: by logical id, or `logical id/policy name` for inline ones. */
  readonly origins: ReadonlyMap<string, string>;
  /** What was not expanded, each with its reason. */
  readonly skipped: readonly SkippedPart[];
}

export interface ExpandOptions {
  /** The ARNs of AWS managed policies by name; those of the catalogue unless given. */
  readonly managedPolicyArns?: ReadonlyMap<string, string>;
}

let arns: ReadonlyMap<string, string> | undefined;

function catalogueArns(): ReadonlyMap<string, string> {
  arns ??= managedPolicyArns();
  return arns;
}

type Expander = (resource: TemplateResource, expansion: Expansion) => void;

/**
 * How each type expands, in the order in which SAM goes through them: functions and state machines before the
 * APIs that their events add to, connectors after everything they may connect.
 */
const EXPANDERS: readonly (readonly [type: string, expand: Expander])[] = [
  ['Function', expandFunction],
  ['WebFunction', expandWebFunction],
  ['StateMachine', expandStateMachine],
  ['Api', expandRestApi],
  ['HttpApi', expandHttpApi],
  ['WebSocketApi', expandWebSocketApi],
  ['SimpleTable', expandSimpleTable],
  ['LayerVersion', expandLayerVersion],
  ['Application', expandApplication],
  ['GraphQLApi', expandGraphQlApi],
  ['CapacityProvider', expandOperator],
  ['NetworkConnector', expandOperator],
  ['MicrovmImage', expandMicrovmImage],
  ['Connector', expandConnectorResource],
];

const PREFIX = 'AWS::Serverless::';

/** Whether a template asks for the SAM transform or has resources of SAM. */
export function isSamTemplate(template: Node): boolean {
  const transforms = listOf(valueAt(template, 'Transform')).map(textOf);
  if (transforms.includes(SAM_TRANSFORM)) return true;
  const resources = valueAt(template, 'Resources');
  if (resources?.type !== 'mapping') return false;
  return resources.entries.some(({ value }) => textOf(valueAt(value, 'Type'))?.startsWith(PREFIX));
}

/**
 * Expands the resources of SAM into those of CloudFormation that carry permissions: roles, policies, Lambda
 * permissions, queue and topic policies, API policies, and what these refer to. Pure; nothing is resolved.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
 */
export function expandSam(template: Node, options: ExpandOptions = {}): ExpandedTemplate {
  if (template.type !== 'mapping') return { template, origins: new Map(), skipped: [] };
  const expansion = new Expansion(template, options.managedPolicyArns ?? catalogueArns());
  const all = [...expansion.resources.values(), ...expansion.apis.implicit];
  keepOthers(template, expansion);
  const connectors = EXPANDERS.length - 1;
  EXPANDERS.forEach(([name, expand], position) => {
    if (position === connectors) for (const resource of all) expandEmbeddedConnectors(resource, expansion);
    for (const resource of all) if (resource.type === PREFIX + name) expand(resource, expansion);
  });
  return { template: expansion.finish(), origins: expansion.origins, skipped: expansion.skipped };
}

/** Keeps what is not SAM's, and notes types of SAM that are not known here. */
function keepOthers(template: Node, expansion: Expansion): void {
  const known = new Set(EXPANDERS.map(([name]) => PREFIX + name));
  const resources = valueAt(template, 'Resources');
  for (const entry of resources?.type === 'mapping' ? resources.entries : []) {
    const type = textOf(valueAt(entry.value, 'Type'));
    if (type?.startsWith(PREFIX) !== true) expansion.keep(entry);
    else if (!known.has(type))
      expansion.skip(`\`${entry.key}\`: resources of type ${type} are not known`, entry.keyRange);
  }
}
