import { DecodedAction, type Shape } from './decoded-action.ts';
import { globalConditionKey } from './global-condition-keys.ts';
import type { AccessLevel, Action, ConditionKey, ConditionKeyType, ResourceType, Service } from './model.ts';
import { isMultiValuedClaim } from './web-identity-keys.ts';
import { readWords } from './words.ts';

const LEVELS: readonly AccessLevel[] = ['List', 'Read', 'Write', 'Permissions management', 'Tagging'];
const TYPES: readonly ConditionKeyType[] = [
  'String',
  'ARN',
  'Numeric',
  'Date',
  'Bool',
  'IPAddress',
  'Binary',
  'Null',
];

/** Names of the actions of an encoded service, sorted without regard to case. */
export function decodeActionNames(text: string): readonly string[] {
  const from = text.indexOf('|') + 1;
  const to = text.indexOf('|', from);
  return list(text.slice(from, to));
}

/**
 * An encoded service, each part of which is read when it is first asked for. The parts stand between `|`: the
 * service's name; names of actions; the shape of each action; shapes; resource types; condition keys;
 * descriptions of actions. A shape is what actions have in common: their level, keys, and resource types, each
 * with its keys. Numbers are in base 36 and refer to entries of the lists of keys, types and shapes.
 */
export class DecodedService implements Service {
  readonly prefix: string;
  readonly name: string;
  readonly #firstOrdinal: number;
  readonly #names: string;
  readonly #types: string;
  readonly #keys: string;
  readonly #descriptions: string;
  readonly #shapeRefs: readonly string[];
  readonly #shapeTexts: readonly string[];
  readonly #shapes = new Map<string, Shape>();
  #actions: readonly Action[] | undefined;
  #resourceTypes: readonly ResourceType[] | undefined;
  #conditionKeys: readonly ConditionKey[] | undefined;
  #descriptionCodes: readonly string[] | undefined;

  /** @param firstOrdinal the ordinal of its first action */
  constructor(prefix: string, text: string, firstOrdinal: number) {
    const [name = '', names = '', refs = '', shapes = '', types = '', keys = '', descriptions = ''] =
      text.split('|');
    this.prefix = prefix;
    this.name = name;
    this.#firstOrdinal = firstOrdinal;
    this.#names = names;
    this.#shapeRefs = list(refs);
    this.#shapeTexts = list(shapes);
    this.#types = types;
    this.#keys = keys;
    this.#descriptions = descriptions;
  }

  get actions(): readonly Action[] {
    this.#actions ??= list(this.#names).map(
      (name, at) => new DecodedAction(this, name, at, this.#firstOrdinal + at),
    );
    return this.#actions;
  }

  get resourceTypes(): readonly ResourceType[] {
    this.#resourceTypes ??= list(this.#types).map((text) => {
      const [name = '', keys = '', ...arns] = text.split('=');
      return { service: this.prefix, name, arn: arns[0]!, arns, conditionKeys: this.#keyNames(keys) };
    });
    return this.#resourceTypes;
  }

  get conditionKeys(): readonly ConditionKey[] {
    this.#conditionKeys ??= list(this.#keys).map((text) => {
      const [name = '', type, description = ''] = text.split('=');
      return type === undefined ? globalConditionKey(name)! : new DecodedKey(name, type, description);
    });
    return this.#conditionKeys;
  }

  /** The level of an action by its place in the service. */
  accessLevelAt(index: number): AccessLevel {
    return LEVELS[Number(this.#shapeTextAt(index)[0])]!;
  }

  /** The keys and resource types of an action by its place in the service. */
  shapeAt(index: number): Shape {
    const ref = this.#shapeRefs[index]!;
    let shape = this.#shapes.get(ref);
    if (!shape) {
      shape = this.#readShape(this.#shapeTextAt(index));
      this.#shapes.set(ref, shape);
    }
    return shape;
  }

  /** The description of an action by its place in the service. */
  descriptionAt(index: number): string {
    this.#descriptionCodes ??= list(this.#descriptions);
    return readWords(this.#descriptionCodes[index] ?? '');
  }

  #shapeTextAt(index: number): string {
    return this.#shapeTexts[parseInt(this.#shapeRefs[index]!, 36)]!;
  }

  #readShape(text: string): Shape {
    const [, keys = '', ...types] = text.split('=');
    return {
      conditionKeys: this.#keyNames(keys),
      resourceTypes: types.map((type) => {
        const [, ref = '', mark = '', typeKeys = ''] = /^(\w+)([!?])(.*)$/.exec(type)!;
        return {
          name: this.resourceTypes[parseInt(ref, 36)]!.name,
          required: mark === '!',
          conditionKeys: this.#keyNames(typeKeys),
        };
      }),
    };
  }

  #keyNames(refs: string): readonly string[] {
    return refs === '' ? [] : refs.split('.').map((ref) => this.conditionKeys[parseInt(ref, 36)]!.name);
  }
}

class DecodedKey implements ConditionKey {
  readonly name: string;
  readonly type: ConditionKeyType;
  readonly multiValued: boolean;
  readonly global = false;
  readonly #description: string;

  constructor(name: string, type: string, description: string) {
    this.name = name;
    this.type = TYPES[Number(type[0])]!;
    this.multiValued = type.endsWith('+') || isMultiValuedClaim(name);
    this.#description = description;
  }

  get description(): string {
    return readWords(this.#description);
  }
}

function list(text: string): readonly string[] {
  return text === '' ? [] : text.split(',');
}
