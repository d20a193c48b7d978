import { formatNumber } from '../value/numbers.ts';
import { sortedEntries, type Value } from '../value/value.ts';

/** The text that `yamlencode` makes of a value that is known in full: block style, keys and strings in quotes. */
export function yamlText(value: Value): string {
  return `${block(value, '').replace(/^\n/, '')}\n`;
}

function block(value: Value, indentation: string): string {
  switch (value.kind) {
    case 'list': {
      if (value.items.length === 0) return '[]';
      const items = value.items.map((item) => `${indentation}-${under(item, `${indentation}  `, true)}`);
      return `\n${items.join('\n')}`;
    }
    case 'object': {
      if (value.entries.size === 0) return '{}';
      const entries = sortedEntries(value).map(
        ([key, entry]) =>
          `${indentation}${JSON.stringify(key)}:${under(entry.value, entry.value.kind === 'list' ? indentation : `${indentation}  `, false)}`,
      );
      return `\n${entries.join('\n')}`;
    }
    case 'text':
      return scalar(value.text, indentation);
    case 'number':
      return formatNumber(value.value);
    case 'bool':
      return String(value.value);
    default:
      return 'null';
  }
}

/** A value after `-` or `key:`; in a list, the first line of a collection stands beside the dash. */
function under(value: Value, indentation: string, isItem: boolean): string {
  const written = block(value, indentation);
  if (!written.startsWith('\n')) return ` ${written}`;
  return isItem ? ` ${written.slice(1 + indentation.length)}` : written;
}

function scalar(value: string, indentation: string): string {
  if (!value.includes('\n') || !/^[\x20-\x7e\n]+$/.test(value) || /^\s/.test(value))
    return JSON.stringify(value);
  const lines = value.replace(/\n$/, '').split('\n');
  const mark = value.endsWith('\n') ? '|' : '|-';
  return `${mark}\n${lines.map((line) => (line === '' ? '' : `${indentation || '  '}${line}`)).join('\n')}`;
}
