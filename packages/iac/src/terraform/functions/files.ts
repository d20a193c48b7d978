import { hasOpaque } from '@leastwise/core';
import { Scope } from '../evaluate/scope.ts';
import { evaluateTemplate } from '../evaluate/template.ts';
import { parseHclTemplate } from '../syntax/parse-hcl.ts';
import { SyntaxFault } from '../syntax/scanner.ts';
import { toSet } from '../value/convert.ts';
import { bool, Fault, type ObjectValue, type TextValue, text, type Value } from '../value/value.ts';
import { wantObject, wantText } from './arguments.ts';
import type { CallPlace, Functions } from './terraform-function.ts';

/** https://developer.hashicorp.com/terraform/language/functions/file and the other functions of files and paths */
export const FILE_FUNCTIONS: Functions = {
  file: {
    parameters: [1, 1],
    looks: 'inside',
    compute: ([path], place) => textOfFile(wantText(path, place), place),
  },
  fileexists: {
    parameters: [1, 1],
    looks: 'inside',
    compute: ([path], place) => bool(place.scope.files.exists(wantText(path, place)), place.range),
  },
  fileset: {
    parameters: [2, 2],
    looks: 'inside',
    compute: ([folder, pattern], place) => {
      const found = place.scope.files.match(wantText(folder, place), wantText(pattern, place));
      return toSet(
        found.map((name) => text(name, place.range)),
        place.range,
      );
    },
  },
  templatefile: {
    parameters: [2, 2],
    looks: 'outside',
    compute: ([path, variables], place) => {
      const name = wantText(path, place);
      if (hasOpaque(name)) throw new Fault('only deployment knows which file `templatefile` reads');
      const { text: written, base } = place.scope.files.read(name);
      const template = parseHclTemplate(written, base);
      if (template instanceof SyntaxFault) throw new Fault(`\`${name}\`: ${template.message}`);
      const { entries } = wantObject(variables, place);
      const { context, files } = place.scope;
      return evaluateTemplate(
        template,
        new Scope(context, files, (variable) => entries.get(variable)?.value),
      );
    },
  },
  templatestring: {
    parameters: [2, 2],
    looks: 'outside',
    compute: ([written, variables], place) => {
      wantText(written, place);
      return renderedTemplate(written as TextValue, wantObject(variables, place), place);
    },
  },
  basename: {
    parameters: [1, 1],
    looks: 'inside',
    compute: ([path], place) =>
      text(wantText(path, place).replace(/\/+$/, '').split('/').at(-1)!, place.range),
  },
  dirname: {
    parameters: [1, 1],
    looks: 'inside',
    compute: ([path], place) => {
      const folder = /^(.*)\/[^/]*$/s.exec(wantText(path, place))?.[1];
      return text(folder === undefined ? '.' : folder || '/', place.range);
    },
  },
};

/** Where something is computed. */
type Place = Pick<CallPlace, 'range' | 'scope'>;

/** The text of a file, each character where it stands. @throws Fault */
export function textOfFile(path: string, { range, scope }: Place): TextValue {
  const { text: written, base } = scope.files.read(path);
  const at = { start: base, end: base + written.length };
  return { kind: 'text', text: written, pieces: [{ length: written.length, at, isVerbatim: true }], range };
}

/** What a text gives that is a template. @throws Fault */
export function renderedTemplate(written: TextValue, variables: ObjectValue, place: Place): Value {
  const [piece] = written.pieces ?? [];
  const isFile = piece?.isVerbatim && piece.length === written.text.length;
  const template = parseHclTemplate(written.text, isFile ? piece.at.start : 0);
  if (template instanceof SyntaxFault) throw new Fault(template.message);
  const { context, files } = place.scope;
  const scope = new Scope(context, files, (name) => variables.entries.get(name)?.value);
  const result = evaluateTemplate(template, scope);
  return isFile ? result : placedWhole(result, place);
}

/** What a template gives that has no place of its own. */
function placedWhole(value: Value, { range }: Place): Value {
  return value.kind === 'text' ? text(value.text, range) : value;
}
