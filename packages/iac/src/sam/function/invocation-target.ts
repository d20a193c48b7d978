import { getAtt, type Plain, ref } from '../template/build.ts';
import type { Expansion, TemplateResource } from '../template/expansion.ts';

/** What events and URLs call: the function, or its alias where it publishes one. */
export interface InvocationTarget {
  /** The logical id of what is called. */
  readonly id: string;
  /** The logical id of the alias, where there is one. */
  readonly alias?: string;
  readonly arn: Plain;
  /** What `FunctionName` of a permission is: the function's name or the alias's ARN. */
  readonly name: Plain;
}

/** What calls to a function go to: with `AutoPublishAlias` its alias. */
export function invocationTarget(resource: TemplateResource, expansion: Expansion): InvocationTarget {
  const alias = expansion.text(resource.properties, 'AutoPublishAlias');
  if (alias === undefined) {
    return { id: resource.id, arn: getAtt(resource.id, 'Arn'), name: ref(resource.id) };
  }
  const id = `${resource.id}Alias${alias}`;
  return { id, alias: id, arn: ref(id), name: ref(id) };
}
