import type { Source } from '@leastwise/core';
import type { ReferTo } from '../edit/language.ts';
import { RESOURCE_TYPES } from './resource-types/index.ts';

/** How a template refers to its resources and its account. */
export function templateReferences({ resources }: Pick<Source, 'resources'>): ReferTo {
  return (reference) => {
    if (reference.type === 'account') return { name: 'Ref', argument: 'AWS::AccountId' };
    const resource = resources.find(({ id }) => id === reference.resource);
    const name = resource && arnName(resource.id, resource.type);
    if (name === undefined) return undefined;
    if (reference.suffix) return { name: 'Sub', argument: `\${${name}}${reference.suffix}` };
    return { name: name.includes('.') ? 'GetAtt' : 'Ref', argument: name };
  };
}

/** What `Fn::Sub` calls the ARN of a resource; undefined where nothing gives it. */
function arnName(id: string, type: string): string | undefined {
  const facts = RESOURCE_TYPES.get(type);
  if (facts?.arn === undefined) return undefined;
  if (facts.ref === '${Arn}') return id;
  const attribute = Object.entries(facts.attributes ?? {}).find(([, value]) => value === '${Arn}');
  return `${id}.${attribute?.[0] ?? 'Arn'}`;
}
