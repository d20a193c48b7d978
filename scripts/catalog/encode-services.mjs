import { HEADER, literal } from './source-literal.mjs';
import { wordTable } from './word-table.mjs';

// One string for each service; packages/core/src/catalog/decode-service.ts is the reader and says what the parts are.

const TYPES = ['String', 'ARN', 'Numeric', 'Date', 'Bool', 'IPAddress', 'Binary', 'Null'];

/** The module that holds all services. */
export function encodeServices(services, date) {
  const words = wordTable(services.flatMap(textsOf));
  const encoded = services.map((service) => ({ ...service, text: encodeService(service, words) }));
  const index = encoded.map(({ prefix, actions, text }) => `${prefix} ${actions.length} ${text.length}`);
  return `${HEADER}
/** \`YYYY-MM-DD\` of the data. */
export const date = ${literal(date)};
/** For each service, in order of prefixes: prefix, number of actions, length of its text. */
export const serviceIndex: string = ${literal(index.join())};
/** Services that declare condition keys of another prefix than their own: \`prefix service service,...\`. */
export const foreignKeys: string = ${literal(foreignKeys(services).join())};
/** Digits of the code of words, and how many of them stand alone and begin a pair. */
export const wordCode = { digits: ${literal(words.digits)}, one: ${words.one}, two: ${words.two} };
/** The words of descriptions, in order of their codes, separated by newlines. */
export const words: string = ${literal(words.words.join('\n'))};
/** The texts of all services, encoded, one after the other. */
export const services: string = ${literal(encoded.map(({ text }) => text).join(''))};
`;
}

function textsOf({ actions, keys }) {
  return [
    ...actions.map(({ description }) => description),
    ...keys.filter((key) => !isGlobal(key)).map(({ description }) => description),
  ];
}

/** Keys of the namespace \`aws:\` have their description in the table of global keys. */
function isGlobal(key) {
  return key.name.startsWith('aws:');
}

function foreignKeys(services) {
  const prefixes = new Map();
  for (const { prefix, keys } of services) {
    for (const { name } of keys) {
      const own = name.slice(0, name.indexOf(':'));
      if (own === prefix || own === 'aws') continue;
      prefixes.set(own, (prefixes.get(own) ?? new Set()).add(prefix));
    }
  }
  return [...prefixes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([own, from]) => [own, ...from].join(' '));
}

function encodeService({ name, actions, types, keys }, words) {
  const shapes = [];
  const shapeIndex = new Map();
  const shapeOf = (action) => {
    const shape = encodeShape(action);
    if (!shapeIndex.has(shape)) shapeIndex.set(shape, shapes.push(shape) - 1);
    return number(shapeIndex.get(shape));
  };
  return join('|', [
    name,
    list(actions.map((action) => action.name)),
    list(actions.map(shapeOf)),
    list(shapes),
    list(types.map((type) => join('=', [type.name, numbers(type.keys), ...type.arns]))),
    list(
      keys.map((key) =>
        isGlobal(key)
          ? key.name
          : join('=', [
              key.name,
              `${TYPES.indexOf(key.type)}${key.multiValued ? '+' : ''}`,
              words.encode(key.description),
            ]),
      ),
    ),
    list(actions.map(({ description }) => words.encode(description))),
  ]);
}

/** What actions share: level, keys, and resource types each with its keys. */
function encodeShape({ level, keys, types }) {
  return join('=', [
    String(level),
    numbers(keys),
    ...types.map((type) => `${number(type.at)}${type.required ? '!' : '?'}${numbers(type.keys)}`),
  ]);
}

const number = (value) => value.toString(36);
const numbers = (values) => values.map(number).join('.');
const list = (parts) => join(',', parts);

function join(separator, parts) {
  const odd = parts.find((part) => part.includes(separator));
  if (odd !== undefined) throw new Error(`${odd} holds the separator ${separator}`);
  return parts.join(separator);
}
