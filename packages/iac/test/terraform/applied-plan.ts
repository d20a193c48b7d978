import { type Node, toPlain } from '@leastwise/core';
import { attributeOf } from '../../src/terraform/provider/attribute-of.ts';
import type { TerraformModule } from '../../src/terraform/terraform-resource.ts';
import { type PlannedResource, planJson } from './plan-json.ts';

/** Attributes that resources show once they exist. */
const COMPUTED = ['id', 'arn', 'name', 'bucket', 'url'];

/** A text as it is once applied: what was unknown has a value. */
export function applied(text: string, { opaque }: Pick<TerraformModule, 'opaque'>): string {
  return text.replace(/[\ue000-\uf8ff]/g, (letter) => {
    const name = opaque.show(letter);
    if (name.includes('account_id')) return '111122223333';
    if (name.includes('data.aws_region')) return 'eu-west-1';
    return name.replace(/\W+/g, '-').replace(/^-|-$/g, '');
  });
}

/**
 * The plan of a module that was applied already, so that nothing is unknown and nothing changes: each argument as
 * evaluated, with the attributes that exist by then.
 */
export function appliedPlan(module: TerraformModule): string {
  const resources = module.resources.flatMap((resource): PlannedResource[] => {
    if (resource.mode === 'data') return [];
    const arguments_ = plain(resource.body, module) as Record<string, unknown>;
    const values: Record<string, unknown> = { ...arguments_ };
    for (const attribute of COMPUTED) {
      if (attribute in values) continue;
      const node = attributeOf({ resource, attribute, range: resource.range, opaque: module.opaque });
      if (node.type === 'scalar') values[attribute] = plain(node, module);
    }
    const expressions = Object.fromEntries(
      Object.entries(arguments_).map(([key, value]) => [key, { constant_value: value }]),
    );
    return [{ address: resource.address, values, before: values, expressions }];
  });
  return planJson(resources, callsOf(module));
}

function plain(node: Node, module: TerraformModule): unknown {
  return JSON.parse(applied(JSON.stringify(toPlain(node)), module));
}

function callsOf({ resources }: TerraformModule) {
  const names = resources.flatMap(({ module }) => /^module\.(\w+)/.exec(module)?.[1] ?? []);
  return Object.fromEntries(names.map((name) => [name, {}]));
}
