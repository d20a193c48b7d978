import type { Node } from '@leastwise/core';
import { inBranches } from '../provider/branches.ts';
import type { TerraformResource } from '../terraform-resource.ts';
import type { Expansion } from './expansion.ts';

const TARGETS = ['AWS::Organizations::OrganizationalUnit', 'AWS::Organizations::Account'];

/** An id that stands for the root where only deployment knows the root's own: formed as such ids are. */
const SOME_ROOT = 'r-root';

/** What a module names as root, unit or account, as CloudFormation would name it: by reference, or by its id. */
export function organizationTarget(named: Node, from: TerraformResource, expansion: Expansion): Node {
  const { resolver, opaque } = expansion.deployment;
  const target = inBranches(named, (node): Node => {
    const { range } = node;
    const text = resolver.text(node);
    if (text === undefined) return node;
    const found = TARGETS.flatMap((type) => expansion.find(type, text, from) ?? [])[0];
    if (found) {
      const value: Node = { type: 'scalar', value: found.address, range };
      return { type: 'mapping', entries: [{ key: 'Ref', keyRange: range, value }], range };
    }
    const isRoot = /^\$\{(data\.)?aws_organizations_organization\.[^}]*\broots\b/.test(opaque.show(text));
    return { type: 'scalar', value: isRoot ? SOME_ROOT : text, range };
  });
  return target ?? named;
}
