import type { Source } from '@leastwise/core';
import type { ReferTo } from '../edit/language.ts';

/** How a module of Terraform refers to its resources and its account. */
export function terraformReferences({ resources, text }: Pick<Source, 'resources' | 'text'>): ReferTo {
  return (reference) => {
    if (reference.type === 'account') {
      const name = /^\s*data\s+"aws_caller_identity"\s+"([\w-]+)"/m.exec(text.text)?.[1];
      return name === undefined
        ? undefined
        : { name: 'GetAtt', argument: `data.aws_caller_identity.${name}.account_id` };
    }
    const address = resources.find(({ id }) => id === reference.resource)?.id;
    if (address === undefined) return undefined;
    // Of a resource that is there several times, or in another module, there is no telling how it is reached.
    const [, block, index] = /^(\w+\.[\w-]+)(\[0\])?$/.exec(address) ?? [];
    if (block === undefined || (index && resources.some(({ id }) => id === `${block}[1]`))) return undefined;
    if (reference.suffix) return { name: 'Sub', argument: `\${${address}.arn}${reference.suffix}` };
    return { name: 'GetAtt', argument: `${address}.arn` };
  };
}
