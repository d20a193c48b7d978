import { type DeclaredPrincipal, listOf, type Node, stringOf, valueAt } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';
import { ROLE_USES, type RoleUse } from './knowledge/role-uses.ts';

export const check = defineCheck({
  id: 'role-not-assumable-by-its-service',
  title: 'A role handed to a service that its trust policy does not let in',
  category: 'trust',
  severity: 'error',
  basis: 'proved',
  controls: VALIDATED_POLICIES,
  why: 'the deployment fails, or the resource cannot do anything',
  fix: 'allow `sts:AssumeRole` to the service in the trust policy of the role',
  checkSource(source, context) {
    const roles = new Map<string, DeclaredPrincipal>();
    for (const role of source.principals) {
      if (role.kind !== 'role' || !role.trust) continue;
      const { arn, name = arn?.slice(arn.lastIndexOf('/') + 1) } = role.resource;
      for (const key of [arn, name]) if (key !== undefined) roles.set(key, role);
    }
    if (roles.size === 0) return;
    for (const resource of source.resources) {
      for (const { path, services } of usesOf(resource.type)) {
        for (const node of valuesAlong(resource.properties, path)) {
          const role = roles.get(stringOf(node) ?? '');
          const trust = role?.trust;
          if (!trust || trust.policy.unread.length > 0) continue;
          const answer = context.engine
            .access(trust)
            .ask({ actions: ['sts:AssumeRole'], principals: services });
          if (answer.possible !== 'no') continue;
          context.report({
            at: node.range,
            resource,
            message: `\`${services[0]}\` cannot assume the role \`${role.resource.id}\` that \`${resource.id}\` hands to it`,
            related: [{ at: trust.policy.range, message: 'this trust policy does not let it in' }],
            subject: `${path.join('.')}::${role.resource.id}`,
          });
        }
      }
    }
  },
});

const byType = new Map<string, RoleUse[]>();
for (const use of ROLE_USES) byType.set(use.type, [...(byType.get(use.type) ?? []), use]);

function usesOf(type: string): readonly RoleUse[] {
  return byType.get(type) ?? [];
}

/** The values at a path, in which `*` stands for every item of a list. */
function valuesAlong(node: Node | undefined, path: readonly string[]): readonly Node[] {
  const [step, ...rest] = path;
  if (!node) return [];
  if (step === undefined) return [node];
  if (step === '*') return listOf(node).flatMap((item) => valuesAlong(item, rest));
  return valuesAlong(valueAt(node, step), rest);
}
