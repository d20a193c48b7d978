import { dependentActionsOf } from './dependent-actions.ts';
import { globalConditionKey } from './global-condition-keys.ts';
import type {
  AccessLevel,
  Action,
  ActionResourceType,
  ConditionKey,
  ConditionKeyType,
  ResourceType,
  Service,
} from './model.ts';
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

/** What actions of a service have in common: most services have far fewer shapes than actions. */
interface Shape {
  readonly accessLevel: AccessLevel;
  readonly conditionKeys: readonly string[];
  readonly resourceTypes: readonly ActionResourceType[];
}

/** The descriptions of a service's actions, taken apart when one is asked for, since few are. */
class Descriptions {
  readonly #text: string;
  #codes: readonly string[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  at(index: number): string {
    this.#codes ??= list(this.#text);
    return readWords(this.#codes[index] ?? '');
  }
}

/** What the actions of one service share. */
interface Decoding {
  readonly prefix: string;
  readonly firstOrdinal: number;
  readonly descriptions: Descriptions;
}

class DecodedAction implements Action {
  readonly name: string;
  readonly ordinal: number;
  readonly #shape: Shape;
  readonly #decoding: Decoding;

  constructor(decoding: Decoding, name: string, index: number, shape: Shape) {
    this.#decoding = decoding;
    this.#shape = shape;
    this.name = name;
    this.ordinal = decoding.firstOrdinal + index;
  }

  get id(): string {
    return `${this.#decoding.prefix}:${this.name}`;
  }

  get service(): string {
    return this.#decoding.prefix;
  }

  get accessLevel(): AccessLevel {
    return this.#shape.accessLevel;
  }

  get resourceTypes(): readonly ActionResourceType[] {
    return this.#shape.resourceTypes;
  }

  get conditionKeys(): readonly string[] {
    return this.#shape.conditionKeys;
  }

  get description(): string {
    return this.#decoding.descriptions.at(this.ordinal - this.#decoding.firstOrdinal);
  }

  get dependentActions(): readonly string[] {
    return dependentActionsOf(this.id);
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

/** Names of the actions of an encoded service, sorted without regard to case. */
export function decodeActionNames(text: string): readonly string[] {
  const from = text.indexOf('|') + 1;
  const to = text.indexOf('|', from);
  return list(text.slice(from, to));
}

/**
 * Reads a service. The encoded form has seven parts between `|`: the service's name; names of actions; the
 * shape of each action; shapes; resource types; condition keys; descriptions of actions. Numbers are in base
 * 36 and refer to entries of the lists of keys, types and shapes.
 * @param firstOrdinal the ordinal of its first action
 */
export function decodeService(prefix: string, text: string, firstOrdinal: number): Service {
  const [name = '', names = '', shapeRefs = '', shapes = '', types = '', keys = '', descriptions = ''] =
    text.split('|');
  const conditionKeys = list(keys).map(decodeKey);
  const keyNames = (refs: string): readonly string[] =>
    refs === '' ? [] : refs.split('.').map((ref) => conditionKeys[parseInt(ref, 36)]!.name);
  const resourceTypes = list(types).map((type): ResourceType => {
    const [typeName = '', typeKeys = '', ...arns] = type.split('=');
    return { service: prefix, name: typeName, arn: arns[0]!, arns, conditionKeys: keyNames(typeKeys) };
  });
  const decodedShapes = list(shapes).map((shape): Shape => {
    const [level = '', shapeKeys = '', ...shapeTypes] = shape.split('=');
    return {
      accessLevel: LEVELS[Number(level)]!,
      conditionKeys: keyNames(shapeKeys),
      resourceTypes: shapeTypes.map((type) => {
        const [, ref = '', mark = '', typeKeys = ''] = /^(\w+)([!?])(.*)$/.exec(type)!;
        return {
          name: resourceTypes[parseInt(ref, 36)]!.name,
          required: mark === '!',
          conditionKeys: keyNames(typeKeys),
        };
      }),
    };
  });
  const actionShapes = list(shapeRefs);
  const decoding = { prefix, firstOrdinal, descriptions: new Descriptions(descriptions) };
  const actions = list(names).map(
    (action, at) => new DecodedAction(decoding, action, at, decodedShapes[parseInt(actionShapes[at]!, 36)]!),
  );
  return { prefix, name, actions, resourceTypes, conditionKeys };
}

function decodeKey(text: string): ConditionKey {
  const [name = '', type, description = ''] = text.split('=');
  return type === undefined ? globalConditionKey(name)! : new DecodedKey(name, type, description);
}

function list(text: string): readonly string[] {
  return text === '' ? [] : text.split(',');
}
