import type { MappingNode, Node, Range } from '@leastwise/core';
import { valueAt } from '@leastwise/core';
import type { InvocationTarget } from '../function/invocation-target.ts';
import type { TemplateResource } from '../template/expansion.ts';
import { given, textOf } from '../template/intrinsics.ts';
import type { GeneratedRole } from '../template/role.ts';

/** An entry of the `Events` of a function or state machine. */
export interface TemplateEvent {
  /** The logical id that SAM gives what it makes of the event: the owner's and the event's. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** The event's `Properties`; empty where it has none. */
  readonly properties: Node;
  /** The whole event. */
  readonly range: Range;
  readonly owner: TemplateResource;
}

/** An event that calls a function. */
export interface FunctionEvent extends TemplateEvent {
  readonly target: InvocationTarget;
  /** The function's generated role; it is not part of the result when the template gives another. */
  readonly role: GeneratedRole;
}

/** The events of a resource, in the order of the file. */
export function eventsOf(owner: TemplateResource): readonly TemplateEvent[] {
  const events = given(owner.properties, 'Events');
  if (events?.type !== 'mapping') return [];
  const result: TemplateEvent[] = [];
  for (const { key, value } of events.entries) {
    const type = textOf(valueAt(value, 'Type'));
    if (type === undefined) continue;
    const empty: MappingNode = { type: 'mapping', entries: [], range: value.range };
    const properties = given(value, 'Properties') ?? empty;
    result.push({ id: `${owner.id}${key}`, name: key, type, properties, range: value.range, owner });
  }
  return result;
}
