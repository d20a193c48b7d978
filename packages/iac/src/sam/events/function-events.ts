import type { InvocationTarget } from '../function/invocation-target.ts';
import type { Expansion, TemplateResource } from '../template/expansion.ts';
import type { GeneratedRole } from '../template/role.ts';
import { expandHttpApiEvent, expandRestApiEvent } from './api-events.ts';
import { eventsOf, type FunctionEvent, type TemplateEvent } from './event.ts';
import { expandPollingEvent, POLLING_EVENTS } from './polling-events.ts';
import {
  expandAlexaSkill,
  expandBucketEvent,
  expandCognito,
  expandIotRule,
  expandLogs,
} from './push-events.ts';
import { expandFunctionRule } from './rule-events.ts';
import { expandFunctionSchedule } from './schedule-events.ts';
import { expandTopicEvent } from './topic-events.ts';

type EventExpander = (event: FunctionEvent, expansion: Expansion) => void;

/** What each type of event brings. */
const EXPANDERS: ReadonlyMap<string, EventExpander> = new Map([
  ['Api', expandRestApiEvent],
  ['HttpApi', expandHttpApiEvent],
  ['S3', expandBucketEvent],
  ['SNS', expandTopicEvent],
  ['Schedule', expandFunctionRule],
  ['CloudWatchEvent', expandFunctionRule],
  ['EventBridgeRule', expandFunctionRule],
  ['ScheduleV2', expandFunctionSchedule],
  ['IoTRule', expandIotRule],
  ['CloudWatchLogs', expandLogs],
  ['Cognito', expandCognito],
  ['AlexaSkill', expandAlexaSkill],
  ...[...POLLING_EVENTS.keys()].map((type): [string, EventExpander] => [type, expandPollingEvent]),
]);

/**
 * What the events of a function bring: permissions to call it, policies of its role, queues and their policies.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html
 */
export function expandFunctionEvents(
  resource: TemplateResource,
  target: InvocationTarget,
  role: GeneratedRole,
  expansion: Expansion,
): void {
  // In the order of their paths, as the transform goes through them: inline policies follow it.
  for (const event of [...eventsOf(resource)].sort(byPath(expansion))) {
    const expand = EXPANDERS.get(event.type);
    if (expand) expand({ ...event, target, role }, expansion);
    else
      expansion.skip(
        `event \`${event.name}\` of \`${resource.id}\` has an unknown type \`${event.type}\``,
        event.range,
      );
  }
}

function byPath(expansion: Expansion): (a: TemplateEvent, b: TemplateEvent) => number {
  const key = ({ properties, name }: TemplateEvent) => expansion.text(properties, 'Path') ?? name;
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}
