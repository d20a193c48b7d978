import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Node, toPlain } from '../src/document/node.ts';
import { OpaqueTable } from '../src/document/opaque.ts';
import { readDocument, readJson, readYaml } from '../src/document/read-document.ts';
import { SourceText } from '../src/document/source-text.ts';

const read = (text: string, file = 'policy.json') => readDocument(new SourceText(file, text));
const problems = (text: string, file?: string) => {
  const source = new SourceText(file ?? 'policy.json', text);
  return readDocument(source).problems.map(({ code, range, message }) => {
    const { startLine, startColumn } = source.location(range);
    return `${startLine}:${startColumn} ${code}: ${message}`;
  });
};

describe('JSON', () => {
  test('gives back what JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        // Letters of the private use area stand for unknown text and are replaced.
        fc.pre(!/[\ue000-\uf8ff]/.test(text));
        const { root, problems: found } = readJson(text);
        expect(found).toEqual([]);
        expect(JSON.stringify(toPlain(root!))).toBe(JSON.stringify(JSON.parse(text)));
      }),
      { numRuns: 500 },
    );
  });

  test('every node stands where its text stands', () => {
    const text = '{\n  "Action": ["s3:GetObject", "s3:PutObject"]\n}';
    const { root } = read(text);
    const list = root?.type === 'mapping' ? root.entries[0]! : undefined;
    expect(text.slice(list?.keyRange.start, list?.keyRange.end)).toBe('"Action"');
    const item = list?.value.type === 'sequence' ? list.value.items[1] : undefined;
    expect(text.slice(item?.range.start, item?.range.end)).toBe('"s3:PutObject"');
    expect(new SourceText('x', text).location(item!.range)).toEqual({
      file: 'x',
      startLine: 2,
      startColumn: 30,
      endLine: 2,
      endColumn: 44,
    });
  });

  test.each([
    ['{"a": 1,}', '1:9 syntax: not valid JSON: a key in double quotes is missing here (found `}`)'],
    [
      '{\n  // why\n  "a": 1\n}',
      '2:3 syntax: not valid JSON: comments are not allowed in JSON (found `// why`)',
    ],
    ['{"a": "x}', '1:7 syntax: not valid JSON: the string is not closed (found `"x}`)'],
    ['{"a" 1}', '1:6 syntax: not valid JSON: a `:` is missing here (found `1`)'],
    ['{"a": 1} x', '1:10 syntax: not valid JSON: unexpected text where JSON wants a value (found `x`)'],
  ])('says what is wrong and where: %s', (text, expected) => {
    expect(problems(text)[0]).toBe(expected);
  });

  test('keeps duplicate keys and what stands before a mistake', () => {
    const { root } = read('{"a": 1, "a": 2, "b": [1, 2');
    expect(root?.type === 'mapping' && root.entries.map(({ key }) => key)).toEqual(['a', 'a', 'b']);
  });

  test('takes comments in .jsonc files and a byte order mark anywhere', () => {
    expect(problems('{/* why */ "a": 1,}', 'policy.jsonc')).toEqual([]);
    expect(problems('\ufeff{"a": 1}')).toEqual([]);
  });
});

describe('YAML', () => {
  test('gives values, tags, aliases and merge keys', () => {
    const text = [
      'base: &base {Effect: Allow, Action: x}',
      'one: {<<: *base, Action: y}',
      'two: !Sub "arn:${Name}"',
      'three: [*base]',
      'account: 012345678901',
      'version: 2012-10-17',
    ].join('\n');
    const { root, problems: found } = readYaml(text);
    expect(found).toEqual([]);
    expect(toPlain(root!)).toMatchObject({
      one: { Effect: 'Allow', Action: 'y' },
      two: 'arn:${Name}',
      three: [{ Effect: 'Allow', Action: 'x' }],
      version: '2012-10-17',
    });
    const entries = root?.type === 'mapping' ? root.entries : [];
    expect(entries[2]?.value.tag).toBe('!Sub');
    expect(entries[4]?.value).toMatchObject({ raw: '012345678901' });
  });

  test.each([
    ['a: [1', 'policy.yaml', /^1:6 syntax: not valid YAML: /],
    ['a: *none', 'policy.yaml', /no anchor `&none`|unresolved alias/i],
    ['a: &a [*a]', 'policy.yaml', /inside its own anchor/],
  ])('says what is wrong and where: %s', (text, file, expected) => {
    expect(problems(text, file)[0]).toMatch(expected);
  });

  test('reads JSON that YAML allows and JSON does not, in a YAML file', () => {
    expect(toPlain(read('{a: 1, b: [x,]}', 'template.yaml').root!)).toEqual({ a: 1, b: ['x'] });
  });
});

describe('hostile input ends in a message', () => {
  const levels = Array.from(
    { length: 12 },
    (_, at) =>
      `a${at}: &a${at} [${
        at === 0
          ? 'x'
          : Array(10)
              .fill(`*a${at - 1}`)
              .join()
      }]`,
  );
  test.each([
    ['10,000 lists', '['.repeat(10_000), 'too-deep'],
    ['10,000 objects', '{"a":'.repeat(10_000), 'too-deep'],
    ['10,000 lists of YAML', '- '.repeat(10_000), 'too-deep'],
    ['10,000 flow mappings', `a: ${'{a: '.repeat(10_000)}`, 'too-deep'],
    ['an alias bomb', levels.join('\n'), 'too-many-nodes'],
    ['a NUL', '{"a": "\0"}', 'encoding'],
  ])('%s', (_, text, code) => {
    expect(read(text, 'x.yaml').problems.map((problem) => problem.code)).toContain(code);
  });

  test('a lone surrogate is just a character', () => {
    expect(toPlain(read('{"a": "\ud800"}').root!)).toEqual({ a: '\ud800' });
  });

  test('no text makes the readers throw', () => {
    const fragment = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"',
      "'",
      '- ',
      '\n',
      '  ',
      '&a',
      '*a',
      '!Sub ',
      '<<: ',
      'a',
      '1',
      '#',
      '|\n',
      '\\u',
      '\0',
      '\ud800',
      '?',
    );
    fc.assert(
      fc.property(
        fc.array(fragment, { maxLength: 40 }),
        fc.constantFrom('a.json', 'a.yaml'),
        (parts, file) => {
          const result = read(parts.join(''), file);
          expect(result.root !== undefined || result.problems.length >= 0).toBe(true);
          for (const problem of result.problems) expect(problem.message).not.toBe('');
        },
      ),
      { numRuns: 1000 },
    );
  });
});

test('letters that stand for unknown text cannot come from the input', () => {
  const strings = (node: Node): string[] =>
    node.type === 'mapping'
      ? node.entries.flatMap(({ key, value }) => [key, ...strings(value)])
      : [String(toPlain(node))];
  for (const text of ['{"\ue000": "\ue001"}', '{"\\ue000": "\\ue001"}', '"\\uE000": "\\uE001"']) {
    expect(strings(read(text, 'x.yaml').root!)).toEqual(['\ufffd', '\ufffd']);
  }
  const table = new OpaqueTable();
  expect(table.letter('${A}')).toBe(table.letter('${A}'));
  expect(table.letter('${B}')).not.toBe(table.letter('${A}'));
  expect(table.show(`arn:${table.letter('${B}')}/x`)).toBe('arn:${B}/x');
});
