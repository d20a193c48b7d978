import { nodeOf, type Plain } from '../template/build.ts';
import type { Expansion } from '../template/expansion.ts';
import { logicalIdSuffix } from '../template/logical-id.ts';
import type { FunctionEvent } from './event.ts';

/** What a service needs to be told to be let call a function. */
export interface Caller {
  /** The service principal. */
  readonly principal: string;
  readonly sourceArn?: Plain | undefined;
  readonly sourceAccount?: Plain | undefined;
  readonly eventSourceToken?: Plain | undefined;
  /** The start of the permission's logical id; the event's id unless given. */
  readonly prefix?: string;
  /** The end of its logical id. */
  readonly suffix?: string;
}

/** Lets a service call the function of an event: an `AWS::Lambda::Permission`. */
export function permit(event: FunctionEvent, caller: Caller, expansion: Expansion): void {
  const id = `${caller.prefix ?? event.id}Permission${logicalIdSuffix(caller.suffix ?? '')}`;
  expansion.emit(id, 'AWS::Lambda::Permission', {
    from: event.owner,
    at: event.range,
    properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: nodeOf(event.target.name, event.range),
      Principal: caller.principal,
      SourceArn: caller.sourceArn,
      SourceAccount: caller.sourceAccount,
      EventSourceToken: caller.eventSourceToken,
    },
  });
}
