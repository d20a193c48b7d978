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

/** An action that reads its description when asked, since few are. */
class DecodedAction implements Action {
  readonly id: string;
  readonly service: string;
  readonly name: string;
  readonly ordinal: number;
  readonly accessLevel: AccessLevel;
  readonly resourceTypes: readonly ActionResourceType[];
  readonly conditionKeys: readonly string[];
  readonly #description: string;

  constructor(service: string, name: string, ordinal: number, shape: Shape, description: string) {
    this.id = `${service}:${name}`;
    this.service = service;
    this.name = name;
    this.ordinal = ordinal;
    this.accessLevel = shape.accessLevel;
    this.resourceTypes = shape.resourceTypes;
    this.conditionKeys = shape.conditionKeys;
    this.#description = description;
  }

  get description(): string {
    return readWords(this.#description);
  }

  get dependentActions(): readonly string[] {
    return dependentActionsOf(this.id);
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
  const actionDescriptions = list(descriptions);
  const actions = list(names).map(
    (action, at) =>
      new DecodedAction(
        prefix,
        action,
        firstOrdinal + at,
        decodedShapes[parseInt(actionShapes[at]!, 36)]!,
        actionDescriptions[at]!,
      ),
  );
  return { prefix, name, actions, resourceTypes, conditionKeys };
}

function decodeKey(text: string): ConditionKey {
  const [name = '', type, description = ''] = text.split('=');
  if (type === undefined) return globalConditionKey(name)!;
  return {
    name,
    type: TYPES[Number(type[0])]!,
    multiValued: type.endsWith('+'),
    global: false,
    get description() {
      return readWords(description);
    },
  };
}

function list(text: string): readonly string[] {
  return text === '' ? [] : text.split(',');
}
