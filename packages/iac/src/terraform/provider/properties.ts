import { type Entry, listOf, type MappingNode, type Node, stringOf, valueAt } from '@leastwise/core';
import { RESOURCE_TYPES } from '../../cloudformation/resource-types/index.ts';
import type { TerraformResource } from '../terraform-resource.ts';
import { inBranches } from './branches.ts';
import type { Argument, TerraformType } from './terraform-type.ts';

/**
 * The properties that CloudFormation would have for a resource. Every node lies where the argument does.
 * @param letter gives what stands for the part of the name that applying makes up
 */
export function propertiesOf(
  { body }: Pick<TerraformResource, 'body'>,
  { type, properties }: TerraformType,
  letter: () => string,
): MappingNode {
  const root: MutableMapping = { type: 'mapping', entries: [], range: body.range };
  const nameProperty = RESOURCE_TYPES.get(type)?.name;
  for (const [property, argument] of Object.entries(properties)) {
    const value =
      argumentOf(body, argument) ??
      (property === nameProperty && typeof argument === 'string'
        ? prefixed(body, argument, letter)
        : undefined);
    if (value) put(root, property.split('.'), value);
  }
  return root;
}

interface MutableMapping extends MappingNode {
  readonly entries: Entry[];
}

function put(mapping: MutableMapping, [step, ...rest]: readonly string[], value: Node): void {
  if (step === undefined) return;
  const { range } = value;
  if (rest.length === 0) {
    mapping.entries.push({ key: step, keyRange: range, value });
    return;
  }
  let inner = valueAt(mapping, step) as MutableMapping | undefined;
  if (!inner) {
    inner = { type: 'mapping', entries: [], range };
    mapping.entries.push({ key: step, keyRange: range, value: inner });
  }
  put(inner, rest, value);
}

/** What an argument gives; undefined when it is left out. */
export function argumentOf(body: Node, argument: Argument): Node | undefined {
  if (typeof argument === 'string') return argumentAt(body, argument.split('.'));
  const { from, each, words, otherwise } = argument;
  const given = argumentAt(body, from.split('.'));
  if (!given) return otherwise === undefined ? undefined : text(otherwise, body);
  if (each) return inBranches(given, (blocks) => objects(blocks, each));
  if (!words) return given;
  return inBranches(given, (value) => {
    const word = words[stringOf(value) ?? ''];
    return word === undefined ? value : text(word, value);
  });
}

function text(value: string, { range }: Node): Node {
  return { type: 'scalar', value, range };
}

/** The value at a path; of a block of which there can be one only, the first one's. */
function argumentAt(node: Node, [step, ...rest]: readonly string[]): Node | undefined {
  if (step === undefined) return node;
  const value = valueAt(node, step);
  if (!value || (value.type === 'scalar' && value.value === null)) return undefined;
  // The provider takes an empty string for an argument that is left out.
  if (rest.length === 0) return inBranches(value, (one) => (stringOf(one) === '' ? undefined : one));
  return inBranches(value, (blocks) => {
    const [block] = listOf(blocks);
    return block && inBranches(block, (one) => argumentAt(one, rest));
  });
}

function objects(blocks: Node, each: Readonly<Record<string, Argument>>): Node {
  const made = listOf(blocks).flatMap(
    (block) =>
      inBranches(block, (one): Node => {
        const entries = Object.entries(each).flatMap(([key, argument]): Entry[] => {
          const value = argumentOf(one, argument);
          return value ? [{ key, keyRange: value.range, value }] : [];
        });
        return { type: 'mapping', entries, range: one.range };
      }) ?? [],
  );
  return { type: 'sequence', items: made, range: blocks.range };
}

/** The name that `name_prefix` and its like begin. */
function prefixed(body: Node, argument: string, letter: () => string): Node | undefined {
  const prefix = argumentAt(body, [`${argument}_prefix`]);
  return (
    prefix &&
    inBranches(prefix, (value) => {
      const begin = stringOf(value);
      return begin === undefined ? undefined : text(begin + letter(), value);
    })
  );
}
