import { getAttArgument } from '../intrinsic-call.ts';
import type { Intrinsic } from './intrinsic.ts';

/**
 * `Fn::GetAtt`: an attribute of a resource.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-getatt.html
 */
export const getAtt: Intrinsic = ({ node, argument, resolver }) => {
  const parts = getAttArgument(argument);
  const attribute = parts && resolver.text(parts.attribute);
  if (!parts || attribute === undefined) {
    return resolver.wrong(node, '`Fn::GetAtt` takes the name of a resource and one of its attributes');
  }
  const resource = resolver.template.resources.get(parts.id);
  if (!resource) return resolver.wrong(node, `\`${parts.id}\` is no resource of this template`);
  const value = resolver.attributeOf(resource, attribute);
  if (value !== undefined) return resolver.string(value, node);
  const name = `${parts.id}.${attribute}`;
  return resolver.unresolved(node, `only deployment knows the attribute \`${name}\``, name);
};
