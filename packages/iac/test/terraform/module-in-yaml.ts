import { type MappingNode, type Node, OpaqueTable, type Source, SourceText } from '@leastwise/core';
import { entriesOf } from '../../src/cloudformation/plain-nodes.ts';
import { attributeOf } from '../../src/terraform/provider/attribute-of.ts';
import { readTerraform } from '../../src/terraform/read-terraform.ts';
import type { TerraformModule, TerraformResource } from '../../src/terraform/terraform-resource.ts';
import { parse } from '../support.ts';

/**
 * A module written in YAML, as evaluating leaves one: bodies by address. `!attr aws_iam_role.r.name` refers to an
 * attribute, `!If [condition, a, b]` depends on a condition.
 */
export function moduleInYaml(
  yaml: string,
  presence: Readonly<Record<string, TerraformResource['presence']>> = {},
) {
  const opaque = new OpaqueTable();
  const text = new SourceText('main.yaml', yaml);
  const resources: TerraformResource[] = [];
  const conditions = new Map<string, { start: number; end: number }>();

  const resolved = (node: Node): Node => {
    if (node.tag === '!attr' && node.type === 'scalar') {
      const [, address, attribute = ''] = /^(.*)\.([\w]+)$/.exec(String(node.value)) ?? [];
      const resource = resources.find((one) => one.address === address);
      if (!resource) throw new Error(`no resource ${address}`);
      return attributeOf({ resource, attribute, range: node.range, opaque });
    }
    if (node.tag === '!If' && node.type === 'sequence') {
      const [condition] = node.items;
      if (condition?.type === 'scalar') conditions.set(String(condition.value), condition.range);
    }
    if (node.type === 'sequence') return { ...node, items: node.items.map(resolved) };
    if (node.type !== 'mapping') return node;
    return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: resolved(entry.value) })) };
  };

  for (const { key: address, keyRange, value } of entriesOf(parse(yaml))) {
    const [, module = '', data, type = '', name = ''] =
      /^((?:module\.[\w-]+(?:\[[^\]]*\])?\.)*)(data\.)?(\w+)\.([\w-]+)/.exec(address) ?? [];
    let body: MappingNode | undefined;
    resources.push({
      address,
      mode: data ? 'data' : 'managed',
      type,
      name,
      module: module.replace(/\.$/, ''),
      get body() {
        const given: Node =
          value.type === 'mapping' ? value : { type: 'mapping', entries: [], range: value.range };
        body ??= resolved(given) as MappingNode;
        return body;
      },
      range: { start: keyRange.start, end: Math.max(keyRange.end, value.range.end) },
      idRange: keyRange,
      ...(presence[address] && { presence: presence[address] }),
    });
  }
  for (const { body } of resources) void body;
  for (const one of Object.values(presence))
    for (const { condition } of one?.guards ?? []) conditions.set(condition, { start: 0, end: 1 });
  const module: TerraformModule = { text, resources, conditions, problems: [], notAnalysed: [], opaque };
  return { module, source: (): Source => readTerraform(module) };
}
