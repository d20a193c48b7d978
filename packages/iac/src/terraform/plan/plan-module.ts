import {
  type Entry,
  type MappingNode,
  type Node,
  type OpaqueTable,
  type SourceText,
  valueAt,
} from '@leastwise/core';
import { entriesOf } from '../../cloudformation/plain-nodes.ts';
import { signatureOf } from '../../cloudformation/signature.ts';
import { attributeOf } from '../provider/attribute-of.ts';
import type { TerraformModule, TerraformResource } from '../terraform-resource.ts';
import { partsOf } from './addresses.ts';
import { ConfigurationModule, referencesOf } from './configuration.ts';
import { holdsPolicies, isIdentifying } from './identifying-arguments.ts';
import {
  type ListedResource,
  listedResources,
  type ResourceChange,
  resourceChanges,
} from './plan-resources.ts';
import { withPlaces } from './plan-text.ts';
import { resolveReference } from './references.ts';

/** Which side of the changes of a plan: what is there now, or what will be. */
export type Side = 'before' | 'after';

/**
 * The resources of a plan or state as those of a module, every value where it stands in the file. Values that only
 * applying knows are told by the references of the configuration as far as it says what they are.
 * @param root what `terraform show -json` printed
 */
export function planModule(text: SourceText, root: Node, side: Side, opaque: OpaqueTable): TerraformModule {
  const reader = new PlanReader(text, root, opaque);
  return {
    text,
    resources: reader.resources(side),
    conditions: new Map(),
    problems: [],
    notAnalysed: [],
    opaque,
  };
}

class PlanReader {
  readonly #text: SourceText;
  readonly #root: Node;
  readonly #opaque: OpaqueTable;
  readonly #changes: ReadonlyMap<string, ResourceChange>;
  readonly #configuration: ConfigurationModule | undefined;
  readonly #modules = new Map<string, ConfigurationModule>();
  /** Resources by their addresses without keys. */
  readonly #byBlock = new Map<string, PlanResource[]>();

  constructor(text: SourceText, root: Node, opaque: OpaqueTable) {
    this.#text = text;
    this.#root = root;
    this.#opaque = opaque;
    this.#changes = resourceChanges(root);
    const configuration = valueAt(valueAt(root, 'configuration'), 'root_module');
    this.#configuration = configuration && new ConfigurationModule('', configuration);
  }

  resources(side: Side): readonly TerraformResource[] {
    const listed = side === 'after' ? this.#after() : this.#before();
    return listed.map((resource) => {
      const made = new PlanResource(resource, (range) => this.#bodyOf(resource, side, range));
      const { block } = made;
      this.#byBlock.set(block, [...(this.#byBlock.get(block) ?? []), made]);
      return made;
    });
  }

  /** Everything as planned, with the data sources that were read while planning; everything there is in a state. */
  #after(): ListedResource[] {
    const planned = listedResources(valueAt(this.#root, 'planned_values') ?? valueAt(this.#root, 'values'));
    const known = new Set(planned.map(({ address }) => address));
    const read = listedResources(valueAt(valueAt(this.#root, 'prior_state'), 'values')).filter(
      ({ mode, address }) => mode === 'data' && !known.has(address),
    );
    return [...planned, ...read];
  }

  #before(): ListedResource[] {
    const read = listedResources(valueAt(valueAt(this.#root, 'prior_state'), 'values'));
    const managed = [...this.#changes.values()].flatMap(({ resource, before }) =>
      before && resource.mode === 'managed' ? { ...resource, values: before } : [],
    );
    return [...managed, ...read.filter(({ mode }) => mode === 'data')];
  }

  #moduleOf(steps: readonly string[]): ConfigurationModule | undefined {
    if (!this.#configuration) return undefined;
    let module = this.#configuration;
    for (const step of steps) {
      const parent = module;
      const key = `${parent.address}\n${step}`;
      module = this.#modules.get(key) ?? parent.child(step);
      this.#modules.set(key, module);
    }
    return module;
  }

  #bodyOf(resource: ListedResource, side: Side, range: Node['range']): MappingNode {
    const { modules, resource: block, key } = partsOf(resource.address);
    const module = this.#moduleOf(modules);
    const expressions = module?.expressionsOf(block);
    const change = this.#changes.get(resource.address);
    const unknown = side === 'after' ? change?.afterUnknown : undefined;
    const entries: Entry[] = [];
    for (const { key: name, value, keyRange } of entriesOf(resource.values)) {
      const isConfigured = !expressions || valueAt(expressions, name) !== undefined;
      if (!isConfigured && holdsPolicies(resource.type, name) && !isChanged(change, name)) continue;
      if (valueAt(unknown, name)) continue;
      const placed = withPlaces({ type: 'sequence', items: [value], range }, this.#text);
      const [item] = placed.type === 'sequence' ? placed.items : [];
      if (item && !isNull(item)) entries.push({ key: name, keyRange, value: item });
    }
    for (const { key: name, value: what } of entriesOf(unknown)) {
      const expression = valueAt(expressions, name);
      if (isNothing(what) || (expressions && !expression)) {
        const known = valueAt(resource.values, name);
        if (isNothing(what) && known && !isNull(known)) {
          entries.push({ key: name, keyRange: known.range, value: withPlaces(known, this.#text) });
        }
        continue;
      }
      const at: Place = { resource, module, key, name, range: resource.addressNode.range };
      const value = this.#merged(valueAt(resource.values, name), what, expression, at);
      if (value) entries.push({ key: name, keyRange: value.range, value });
    }
    return { type: 'mapping', entries, range };
  }

  /** A value of which some is unknown. */
  #merged(known: Node | undefined, unknown: Node, expression: Node | undefined, at: Place): Node | undefined {
    if (unknown.type === 'mapping') {
      const keys = new Set([...entriesOf(known), ...entriesOf(unknown)].map(({ key }) => key));
      const range = known?.range ?? at.range;
      const entries = [...keys].flatMap((key): Entry[] => {
        const value = this.#merged(
          valueAt(known, key),
          valueAt(unknown, key) ?? NOTHING,
          expression?.type === 'mapping' ? valueAt(expression, key) : undefined,
          { ...at, name: `${at.name}.${key}` },
        );
        return value ? [{ key, keyRange: value.range, value }] : [];
      });
      return { type: 'mapping', entries, range };
    }
    if (unknown.type === 'sequence') {
      const items = known?.type === 'sequence' ? known.items : [];
      const count = Math.max(items.length, unknown.items.length);
      const merged = Array.from({ length: count }, (_, index) =>
        this.#merged(
          items[index],
          unknown.items[index] ?? NOTHING,
          expression?.type === 'sequence' ? expression.items[index] : expression,
          { ...at, name: `${at.name}[${index}]` },
        ),
      );
      return {
        type: 'sequence',
        items: merged.flatMap((item) => item ?? []),
        range: known?.range ?? at.range,
      };
    }
    if (isNothing(unknown)) {
      if (!known || isNull(known)) return undefined;
      return withPlaces(known, this.#text);
    }
    return this.#unknown(expression, at);
  }

  /** A value that only applying knows. */
  #unknown(expression: Node | undefined, at: Place): Node {
    const references = referencesOf(expression);
    const argument = at.name.replace(/[.[].*$/s, '');
    const named = references.map((reference) => this.#referredTo(reference, at));
    const isDocument = (node: Node | undefined): boolean => node !== undefined && 'document' in node;
    const [only] = named;
    if (named.length === 1 && only && isDocument(only)) return only;
    if (named.every(isDocument) && named.length > 1) {
      return { type: 'sequence', items: named as Node[], range: at.range };
    }
    if (isIdentifying(at.resource.type, argument) && named.length > 0 && named.every((node) => node)) {
      return named.length === 1 ? only! : { type: 'sequence', items: named as Node[], range: at.range };
    }
    const depends = references.map((reference) => `\`${reference}\``).join(', ');
    const reason = `only applying the plan knows it${depends === '' ? '' : `: it depends on ${depends}`}`;
    const name = `${at.resource.address}.${at.name}`;
    return { type: 'unresolved', reason, letter: this.#opaque.letter(`\${${name}}`), range: at.range };
  }

  /** The attribute that a reference means, where it is one of a resource of the plan. */
  #referredTo(reference: string, { resource: from, module, key, name, range }: Place): Node | undefined {
    const { resource: own } = partsOf(from.address);
    const found = module && resolveReference(reference, module, module.forEachOf(own));
    if (!found) return undefined;
    const { address, attribute = /arn/.test(name) ? 'arn' : 'id' } = found;
    const exact = partsOf(address);
    const block = [...exact.modules.map((step) => `module.${step}`), exact.resource].join('.');
    const candidates = this.#byBlock.get(block) ?? this.#instances(block);
    const wanted = exact.key === '' ? key : exact.key;
    const resource =
      candidates.length === 1 ? candidates[0] : candidates.find((one) => one.instanceKey === wanted);
    return resource && attributeOf({ resource, attribute, range, opaque: this.#opaque });
  }

  /** The resources of a block in any instance of the modules that it is within. */
  #instances(block: string): readonly PlanResource[] {
    const bare = withoutKeys(block);
    return [...this.#byBlock].flatMap(([known, resources]) => (withoutKeys(known) === bare ? resources : []));
  }
}

/** Where a value is wanted. */
interface Place {
  readonly resource: ListedResource;
  readonly module: ConfigurationModule | undefined;
  /** The key of the resource: `["x"]`. */
  readonly key: string;
  /** The path of the argument. */
  readonly name: string;
  readonly range: Node['range'];
}

class PlanResource implements TerraformResource {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly module: string;
  readonly range: Node['range'];
  readonly idRange: Node['range'];
  /** The address without the resource's own key. */
  readonly block: string;
  /** `["x"]`. */
  readonly instanceKey: string;
  readonly #read: (range: Node['range']) => MappingNode;
  #body: MappingNode | undefined;

  constructor(resource: ListedResource, read: (range: Node['range']) => MappingNode) {
    const { modules, resource: block, key } = partsOf(resource.address);
    this.address = resource.address;
    this.mode = resource.mode;
    this.type = resource.type;
    this.name = resource.name;
    this.module = modules.map((step) => `module.${step}`).join('.');
    this.range = resource.node.range;
    this.idRange = resource.addressNode.range;
    this.block = this.module === '' ? block : `${this.module}.${block}`;
    this.instanceKey = key;
    this.#read = read;
  }

  /** Read when asked for: what is unknown in it may refer to other resources. */
  get body(): MappingNode {
    if (!this.#body) {
      // A value that refers to itself finds nothing.
      this.#body = { type: 'mapping', entries: [], range: this.range };
      this.#body = this.#read(this.range);
    }
    return this.#body;
  }
}

const NOTHING: Node = { type: 'scalar', value: false, range: { start: 0, end: 0 } };

/** Whether nothing of a value is unknown, as `after_unknown` says it. */
function isNothing(unknown: Node): boolean {
  if (unknown.type === 'scalar') return unknown.value !== true;
  const inner = unknown.type === 'sequence' ? unknown.items : entriesOf(unknown).map(({ value }) => value);
  return inner.every(isNothing);
}

function isNull(node: Node): boolean {
  return node.type === 'scalar' && node.value === null;
}

/** Whether applying changes an argument to something that is known. */
function isChanged(change: ResourceChange | undefined, name: string): boolean {
  if (!change?.before || !change.after) return false;
  if (valueAt(change.afterUnknown, name)) return false;
  const [before, after] = [change.before, change.after].map((side) => valueAt(side, name));
  return (before && signatureOf(before)) !== (after && signatureOf(after));
}

function withoutKeys(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|[^\]"])*\]/g, '');
}
