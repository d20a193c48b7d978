import { type Node, stringOf, valueAt } from '@leastwise/core';
import { textOf } from '../plain-nodes.ts';
import { getAtt } from './get-att.ts';
import type { Call, Intrinsic } from './intrinsic.ts';
import { ref } from './ref.ts';

const VARIABLE = /\$\{([^{}]*)\}/g;

/**
 * `Fn::Sub`: text with `${Name}` replaced; `${!Name}` stands for `${Name}` itself.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html
 */
export const sub: Intrinsic = (call) => {
  const { node, argument, resolver } = call;
  const [template, variables] = argument.type === 'sequence' ? argument.items : [argument];
  const text = template && textOfTemplate(template, call);
  if (text === undefined || (variables && variables.type !== 'mapping')) {
    return resolver.wrong(node, '`Fn::Sub` takes a text, or a list of a text and its variables');
  }
  return resolver.string(substitute(text, variables, call), node);
};

/** The text itself; after macros have run it may be the result of another function. */
function textOfTemplate(template: Node, { resolver }: Call): string | undefined {
  return stringOf(template) ?? resolver.text(template);
}

/** A text with its `${...}` replaced, for the function itself and for texts inside a policy written as a string. */
export function substitute(text: string, variables: Node | undefined, call: Call): string {
  if (!text.includes('${')) return text;
  // Each name is looked up once: calls within calls would otherwise double the work at every level.
  const known = new Map<string, string>();
  return text.replace(VARIABLE, (_, inside: string) => {
    if (inside.startsWith('!')) return `\${${inside.slice(1)}}`;
    const name = inside.trim();
    const value = known.get(name) ?? valueOfName(name, variables, call);
    known.set(name, value);
    return value;
  });
}

function valueOfName(name: string, variables: Node | undefined, { node, resolver }: Call): string {
  const own = valueAt(variables, name);
  const argument: Node = { type: 'scalar', value: name, range: node.range };
  const lookUp = name.includes('.') ? getAtt : ref;
  const value = own ? resolver.resolve(own) : lookUp({ node: argument, argument, resolver });
  const text = textOf(value) ?? stringOf(value);
  if (text !== undefined) return text;
  resolver.mistake(node.range, `\`\${${name}}\` in \`Fn::Sub\` is not a single value`);
  return resolver.opaque.letter(`\${${name}}`);
}
