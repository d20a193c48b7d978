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
  return text.replace(VARIABLE, (whole, inside: string) => {
    if (inside.startsWith('!')) return `\${${inside.slice(1)}}`;
    const name = inside.trim();
    const own = valueAt(variables, name);
    const value = own ? call.resolver.resolve(own) : lookUp(name, call);
    const known = textOf(value) ?? stringOf(value);
    if (known !== undefined) return known;
    call.resolver.mistake(call.node.range, `\`${whole}\` in \`Fn::Sub\` is not a single value`);
    return call.resolver.opaque.letter(`\${${name}}`);
  });
}

function lookUp(name: string, { node, resolver }: Call): Node | undefined {
  const argument: Node = { type: 'scalar', value: name, range: node.range };
  return (name.includes('.') ? getAtt : ref)({ node: argument, argument, resolver });
}
