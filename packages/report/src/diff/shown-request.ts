import type { OpaqueTable, Request } from '@leastwise/core';

/** A request for people and programs: unknown values as they are written. */
export function shownRequest(request: Request, opaque: OpaqueTable): Request {
  const { context, ...rest } = request;
  const show = (text: string): string => opaque.show(text);
  return {
    ...rest,
    principal: show(request.principal),
    resource: show(request.resource),
    ...(context && {
      context: Object.fromEntries(
        Object.entries(context).map(([key, value]) => [
          key,
          typeof value === 'string' ? show(value) : value.map(show),
        ]),
      ),
    }),
  };
}
