import type { PolicyProblem } from '@leastwise/core';
import type { Attribute, Block, Body, Expression } from '../syntax/ast.ts';

/** The blocks of the files in one folder, put together. */
export interface Configuration {
  /** The folder, as an absolute path. */
  readonly folder: string;
  readonly variables: ReadonlyMap<string, VariableBlock>;
  readonly locals: ReadonlyMap<string, Attribute>;
  /** `resource` and `data` blocks in the order of the files. */
  readonly resources: readonly ResourceBlock[];
  /** These by their addresses within the module: `aws_iam_role.app`, `data.aws_region.current`. */
  readonly byAddress: ReadonlyMap<string, ResourceBlock>;
  readonly modules: ReadonlyMap<string, Block>;
  readonly outputs: ReadonlyMap<string, Block>;
  readonly problems: readonly PolicyProblem[];
}

/** A `variable` block. */
interface VariableBlock {
  readonly name: string;
  readonly type?: Expression;
  readonly default?: Expression;
  readonly isNullable: boolean;
}

/** A `resource` or `data` block. */
export interface ResourceBlock {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly block: Block;
}

/**
 * The configuration that the bodies of a folder's files make together.
 * @param bodies in the order of the files' names, override files left out
 * @param overrides the bodies of override files, in the order of their names
 * @see https://developer.hashicorp.com/terraform/language/files/override
 */
export function configurationOf(
  folder: string,
  bodies: readonly Body[],
  overrides: readonly Body[],
  problems: readonly PolicyProblem[],
): Configuration {
  const blocks = new Map<string, Block>();
  const locals = new Map<string, Attribute>();
  bodies.forEach((body) => {
    for (const block of body.blocks) {
      if (block.type === 'locals') for (const local of block.body.attributes) locals.set(local.name, local);
      else if (!blocks.has(identityOf(block))) blocks.set(identityOf(block), block);
    }
  });
  for (const block of overrides.flatMap((body) => body.blocks)) {
    if (block.type === 'locals') for (const local of block.body.attributes) locals.set(local.name, local);
    else {
      const base = blocks.get(identityOf(block));
      blocks.set(identityOf(block), base ? overridden(base, block) : block);
    }
  }
  const all = [...blocks.values()];
  const named = (type: string): Map<string, Block> =>
    new Map(all.filter((block) => block.type === type).map((block) => [block.labels[0]?.text ?? '', block]));
  const resources = all.flatMap(resourceOf);
  return {
    folder,
    variables: new Map([...named('variable')].map(([name, block]) => [name, variableOf(name, block)])),
    locals,
    resources,
    byAddress: new Map(resources.map((resource) => [addressOf(resource), resource])),
    modules: named('module'),
    outputs: named('output'),
    problems,
  };
}

function identityOf({ type, labels, range }: Block): string {
  // Blocks without labels are not one block written twice.
  return labels.length === 0 ? `${type} ${range.start}` : [type, ...labels.map(({ text }) => text)].join(' ');
}

/** Arguments replace arguments; nested blocks replace all blocks of their type, `dynamic` ones among them. */
function overridden(base: Block, by: Block): Block {
  const replaced = new Set(by.body.attributes.map(({ name }) => name));
  const types = new Set(by.body.blocks.map(nestedType));
  return {
    ...base,
    body: {
      ...base.body,
      attributes: [...base.body.attributes.filter(({ name }) => !replaced.has(name)), ...by.body.attributes],
      blocks: [...base.body.blocks.filter((block) => !types.has(nestedType(block))), ...by.body.blocks],
    },
  };
}

/** The type of the blocks that a nested block is or makes. */
export function nestedType({ type, labels }: Block): string {
  return type === 'dynamic' ? (labels[0]?.text ?? '') : type;
}

/** The address of a block within its module. */
export function addressOf({ mode, type, name }: Pick<ResourceBlock, 'mode' | 'type' | 'name'>): string {
  return `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
}

function resourceOf(block: Block): ResourceBlock[] {
  if (block.type !== 'resource' && block.type !== 'data') return [];
  const [type, name] = block.labels;
  if (!type || !name) return [];
  const mode = block.type === 'data' ? 'data' : 'managed';
  return [{ mode, type: type.text, name: name.text, block }];
}

function variableOf(name: string, { body }: Block): VariableBlock {
  const type = argumentOf(body, 'type');
  const fallback = argumentOf(body, 'default');
  const nullable = argumentOf(body, 'nullable');
  return {
    name,
    ...(type && { type }),
    ...(fallback && { default: fallback }),
    isNullable: !(nullable?.kind === 'literal' && nullable.value === false),
  };
}

/** The expression that an argument of a body has. */
export function argumentOf({ attributes }: Body, name: string): Expression | undefined {
  return attributes.findLast((attribute) => attribute.name === name)?.value;
}
