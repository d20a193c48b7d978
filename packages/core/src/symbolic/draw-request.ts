import type { Action } from '../catalog/model.ts';
import type { ContextValue, Request } from '../request/request.ts';
import type { Caller } from './caller.ts';
import type { CompiledStatement } from './compile-statement.ts';
import type { Question } from './question.ts';
import type { Region } from './region.ts';
import type { TextSet } from './text/text-set.ts';

/** What a request is drawn from. */
export interface Drawing {
  readonly question: Question;
  readonly caller: Caller;
  readonly action: Action;
  /** The keys of the region that the request is in. */
  readonly keys: Region['keys'];
  readonly resource: string;
  /** The statements that may grant it. */
  readonly grants: readonly CompiledStatement[];
}

/** The plainest request of a region; undefined when no value could be drawn for some key. */
export function drawRequest(drawing: Drawing): Request | undefined {
  const { question, caller, action, keys, resource, grants } = drawing;
  const context: Record<string, ContextValue> = {};
  for (const [key, value] of Object.entries(question.context ?? {})) if (value !== null) context[key] = value;
  if (keys.size > 0) {
    const named = new Set(Object.keys(context).map((key) => key.toLowerCase()));
    const names = new Map(grants.flatMap(({ atoms }) => atoms.map(({ key, name }) => [key, name])));
    for (const [key, domain] of keys) {
      if (named.has(key) || caller.context.has(key)) continue;
      const value = domain.example();
      if (value === undefined) return undefined;
      if (value !== null) context[names.get(key) ?? key] = value;
    }
  }
  const namesAccount = resource === '*' || /^arn:[^:]*:[^:]*:[^:]*:\d{12}:/.test(resource);
  return fillVariables(
    {
      principal: caller.principal,
      action: action.id,
      resource,
      ...(!namesAccount && { resourceAccount: caller.resourceAccount }),
      ...(Object.keys(context).length > 0 && { context }),
    },
    drawing,
  );
}

/** Gives variables that stayed open a value, the same wherever the request holds one. */
function fillVariables(request: Request, { grants, question }: Drawing): Request {
  const open = grants.flatMap((grant) => grant.open);
  if (open.length === 0 || question.circumstances === 'adverse') return request;
  const context: Record<string, ContextValue> = { ...request.context };
  let { resource } = request;
  for (const { key, name: written, letter } of open) {
    const used = resource.includes(letter) || Object.values(context).some((value) => value.includes(letter));
    if (!used) continue;
    const given = Object.entries(context).find(([name]) => name.toLowerCase() === key)?.[1];
    const value = typeof given === 'string' && !given.includes(letter) ? given : 'example';
    const fill = (text: string): string => text.replaceAll(letter, value);
    resource = fill(resource);
    for (const [name, old] of Object.entries(context))
      context[name] = typeof old === 'string' ? fill(old) : old.map(fill);
    if (given === undefined) context[written] = value;
  }
  return { ...request, resource, ...(Object.keys(context).length > 0 && { context }) };
}

/** A string of the resources that is also of the first of the plain sets with which they have one in common. */
export function plainestOf(resources: TextSet, plain: readonly TextSet[]): string | undefined {
  for (const preferred of plain) {
    const found = preferred.intersection(resources).example();
    if (found !== undefined) return found;
  }
  return resources.example();
}
