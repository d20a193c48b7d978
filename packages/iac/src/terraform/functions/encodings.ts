import { hasOpaque, readYaml } from '@leastwise/core';
import { documentOf, placedNode } from '../text/document-of.ts';
import { jsonText } from '../text/json-text.ts';
import type { TextNode } from '../text/text-node.ts';
import { encodedText, toNode, toValue } from '../value/to-node.ts';
import { unknownIn } from '../value/unknowns.ts';
import { Fault, text, type Value } from '../value/value.ts';
import { notKnown, wantText } from './arguments.ts';
import type { CallPlace, Functions } from './terraform-function.ts';
import { yamlText } from './yaml-text.ts';

/** https://developer.hashicorp.com/terraform/language/functions/jsonencode and the other encodings */
export const ENCODING_FUNCTIONS: Functions = {
  jsonencode: {
    parameters: [1, 1],
    looks: 'outside',
    compute: ([value], { range, scope: { opaque } }) => {
      return encodedText(jsonText(toNode(value!, opaque), range).value, value!, range, opaque);
    },
  },
  jsondecode: {
    parameters: [1, 1],
    looks: 'outside',
    compute: ([value], place) => {
      if (value?.kind === 'text' && value.document) return value.document;
      const written = wantText(value, place);
      const node = toNode(value!, place.scope.opaque);
      const { node: found, problems } = documentOf(node);
      if (problems[0]) throw new Fault(`\`jsondecode\`: ${problems[0].message}`);
      if (found !== node) return toValue(found, place.scope.opaque);
      return plainJson(written, value!, place);
    },
  },
  yamlencode: {
    parameters: [1, 1],
    looks: 'outside',
    compute: (values, place) => {
      const [value] = values;
      if (unknownIn(value!) !== undefined) return notKnown(values, unknownIn(value!)!, place);
      return { kind: 'text', text: yamlText(value!), document: value!, range: place.range };
    },
  },
  yamldecode: {
    parameters: [1, 1],
    looks: 'outside',
    compute: (values, place) => {
      const [value] = values;
      if (value?.kind === 'text' && value.document) return value.document;
      const written = wantText(value, place);
      if (hasOpaque(written)) return notKnown(values, 'only deployment knows a part of the text', place);
      const { root, problems } = readYaml(written);
      if (problems[0]) throw new Fault(`\`yamldecode\`: ${problems[0].message}`);
      if (!root) return { kind: 'null', range: place.range };
      return toValue(placedNode(root, toNode(value!, place.scope.opaque) as TextNode), place.scope.opaque);
    },
  },
  base64encode: {
    parameters: [1, 1],
    looks: 'inside',
    compute: ([value], place) =>
      text(Buffer.from(wantText(value, place), 'utf8').toString('base64'), place.range),
  },
  base64decode: {
    parameters: [1, 1],
    looks: 'inside',
    compute: ([value], place) => {
      const written = wantText(value, place);
      if (!/^[A-Za-z\d+/]*={0,2}$/.test(written) || written.length % 4 !== 0) {
        throw new Fault('`base64decode` wants text in base 64');
      }
      return text(Buffer.from(written, 'base64').toString('utf8'), place.range);
    },
  },
  urlencode: {
    parameters: [1, 1],
    looks: 'inside',
    compute: ([value], place) => {
      const encoded = encodeURIComponent(wantText(value, place).replace(/[\ud800-\udfff]/gu, '\ufffd'))
        .replaceAll('%20', '+')
        .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
      return text(encoded, place.range);
    },
  },
};

function plainJson(written: string, value: Value, { range }: CallPlace): Value {
  if (hasOpaque(written)) throw new Fault('only deployment knows a part of the JSON');
  try {
    const plain: unknown = JSON.parse(written);
    if (typeof plain === 'string') return text(plain, range);
    if (typeof plain === 'number') return { kind: 'number', value: plain, range };
    if (typeof plain === 'boolean') return { kind: 'bool', value: plain, range };
    if (plain === null) return { kind: 'null', range };
  } catch {
    // Told below.
  }
  throw new Fault(`\`jsondecode\` wants JSON, not \`${value.kind}\``);
}
