import type { OpaqueTable } from '../document/opaque.ts';
import type { Request } from './request.ts';

/** A request for people and programs: unknown values as they are written. */
export function shownRequest<Shape extends Request>(request: Shape, opaque: OpaqueTable): Shape {
  const { principal, resource, resourceAccount, context } = request;
  const show = (text: string): string => opaque.show(text);
  return {
    ...request,
    principal: show(principal),
    resource: show(resource),
    ...(resourceAccount !== undefined && { resourceAccount: show(resourceAccount) }),
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
