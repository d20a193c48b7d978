import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS, runChecks } from '@leastwise/checks';
import {
  createEngine,
  type FixEffect,
  loadCatalog,
  readDocument,
  type Source,
  SourceText,
} from '@leastwise/core';
import { readAgainLike, readSource, readSources } from '@leastwise/iac';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixSource } from '../src/fix/fix-source.ts';
import { folderWith } from './command-line.ts';

const catalog = loadCatalog();
const effects = new Set<FixEffect>(['equivalent', 'narrower', 'changes-behaviour']);
const checks = CHECKS.filter(({ id }) =>
  ['redundant-action', 'redundant-statement', 'unknown-action', 'missing-version'].includes(id),
);

type Value = string | readonly Value[] | Entries;
interface Entries {
  readonly entries: readonly (readonly [string, Value])[];
}
/** Draws from an arbitrary. */
type Draw = <Drawn>(arbitrary: fc.Arbitrary<Drawn>) => Drawn;

const object = (...entries: (readonly [string, Value])[]): Entries => ({ entries });
const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** Writes YAML in a layout of chance: block and flow, quotes, indentation, comments. */
class Writer {
  /** Comments, with the item of a list that they stand behind or above. */
  readonly comments: { readonly text: string; readonly about?: string }[] = [];
  readonly #draw: Draw;
  readonly #unit: number;

  constructor(draw: Draw) {
    this.#draw = draw;
    this.#unit = draw(fc.constantFrom(2, 4));
  }

  #chance(weight: number): boolean {
    return this.#draw(fc.integer({ min: 0, max: 9 })) < weight;
  }

  #comment(about?: string): string {
    const text = `# c${this.comments.length}.`;
    this.comments.push({ text, ...(about !== undefined && { about }) });
    return text;
  }

  scalar(value: string): string {
    const plain = /^[A-Za-z][\w:/.-]*\*?$/.test(value);
    return this.#draw(fc.constantFrom(...(plain ? [value] : []), `'${value}'`, JSON.stringify(value)));
  }

  flow(value: Value): string {
    const gap = this.#draw(fc.constantFrom('', ' '));
    if (typeof value === 'string') return this.scalar(value);
    if (isList(value)) return `[${gap}${value.map((item) => this.flow(item)).join(', ')}${gap}]`;
    return `{${gap}${value.entries.map(([key, one]) => `"${key}": ${this.flow(one)}`).join(', ')}${gap}}`;
  }

  /** Lines below a key, indented; or the rest of its line. */
  after(value: Value, indent: number): string {
    if (typeof value === 'string')
      return ` ${this.scalar(value)}${this.#chance(3) ? ` ${this.#comment()}` : ''}\n`;
    if (this.#chance(2)) return ` ${this.flow(value)}\n`;
    const inner = isList(value) && this.#chance(5) ? indent : indent + this.#unit;
    return `\n${this.block(value, inner)}`;
  }

  block(value: Value, indent: number): string {
    const margin = ' '.repeat(indent);
    const above = (about?: string): string => (this.#chance(1) ? `${margin}${this.#comment(about)}\n` : '');
    if (typeof value === 'string') return `${margin}${this.scalar(value)}\n`;
    if (isList(value)) {
      return value
        .map((item) => {
          if (typeof item === 'string') {
            const comment = this.#chance(4) ? ` ${this.#comment(item)}` : '';
            return `${above(item)}${margin}- ${this.scalar(item)}${comment}\n`;
          }
          if (this.#chance(2)) return `${above()}${margin}- ${this.flow(item)}\n`;
          const head = above();
          return `${head}${margin}- ${this.block(item, indent + 2).slice(indent + 2)}`;
        })
        .join('');
    }
    return value.entries
      .map(([key, one], index) => `${index > 0 ? above() : ''}${margin}${key}:${this.after(one, indent)}`)
      .join('');
  }
}

function json(value: Value, draw: Draw): string {
  const plain = (one: Value): unknown =>
    typeof one === 'string'
      ? one
      : isList(one)
        ? one.map(plain)
        : Object.fromEntries(one.entries.map(([key, inner]) => [key, plain(inner)]));
  const text = JSON.stringify(plain(value), null, draw(fc.constantFrom(0, 1, 2, 4, '\t')));
  return draw(fc.boolean()) ? `${text}\n` : text;
}

const GOOD = ['s3:GetObject', 's3:PutObject', 's3:ListBucket', 's3:Get*', 's3:PutObject*', 's3:DeleteObject'];
const MEANT: Readonly<Record<string, string>> = {
  's3:GetObjct': 's3:GetObject',
  's3:PutObjectt': 's3:PutObject',
  's3:ListBuckt': 's3:ListBucket',
};

function policyOf(draw: Draw, actions: fc.Arbitrary<string[]>): Entries {
  const statements = draw(fc.array(actions, { minLength: 1, maxLength: 3 })).map((some) =>
    object(
      ['Effect', 'Allow'],
      ['Action', some.length === 1 && draw(fc.boolean()) ? some[0]! : some],
      ['Resource', draw(fc.constantFrom('arn:aws:s3:::a/*', 'arn:aws:s3:::b', 'arn:aws:s3:::*'))],
    ),
  );
  return object(...(draw(fc.boolean()) ? [['Version', '2012-10-17'] as const] : []), [
    'Statement',
    statements,
  ]);
}

const managed = (document: Entries): Entries =>
  object(['Type', 'AWS::IAM::ManagedPolicy'], ['Properties', object(['PolicyDocument', document])]);

function fix(file: string, text: string) {
  const source = readSource(new SourceText(file, text))!;
  const look = (one: typeof source) =>
    runChecks({ sources: [one], checks, catalog, engine: createEngine(catalog) }).findings;
  return fixSource(source, readAgainLike(source, {})!, { catalog, effects, look });
}

test('random documents in random layouts are fixed with their comments, and once', () => {
  fc.assert(
    fc.property(fc.gen(), (generate) => {
      const draw: Draw = (arbitrary) => generate(() => arbitrary);
      const flawed = policyOf(
        draw,
        fc.uniqueArray(fc.constantFrom(...GOOD, ...Object.keys(MEANT)), { minLength: 1, maxLength: 5 }),
      );
      const sound = object(
        ['Version', '2012-10-17'],
        [
          'Statement',
          [object(['Effect', 'Deny'], ['Action', ['sqs:SendMessage', 'sqs:DeleteQueue']], ['Resource', '*'])],
        ],
      );
      const isYaml = draw(fc.boolean());
      const writer = new Writer(draw);
      // The sound policy is written by itself, to be found again to the letter.
      const other = isYaml ? writer.block(object(['Other', managed(sound)]), 2) : '';
      const body = isYaml ? writer.block(object(['Flawed', managed(flawed)]), 2) : '';
      const unix = isYaml
        ? `Resources:\n${draw(fc.boolean()) ? body + other : other + body}`
        : json(object(['Resources', object(['Flawed', managed(flawed)], ['Other', managed(sound)])]), draw);
      const isWindows = draw(fc.boolean());
      const text = isWindows ? unix.replaceAll('\n', '\r\n') : unix;
      const file = isYaml ? 'template.yaml' : 'template.json';
      expect(readDocument(new SourceText(file, text)).problems).toEqual([]);

      const fixed = fix(file, text);
      const after = fixed.source.text.text;
      expect(readDocument(fixed.source.text).problems).toEqual([]);
      expect(fixed.refused).toEqual([]);
      if (isWindows) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
      else expect(after).not.toContain('\r');
      expect(after).toContain(isWindows ? other.replaceAll('\n', '\r\n') : other);
      // A comment goes only with the item or the statement that it is about.
      const removed = fixed.applied.map(({ title }) => title).filter((title) => title.startsWith('remove'));
      const mayGo = (about: string | undefined): boolean =>
        removed.some(
          (title) =>
            title.startsWith('remove statement') ||
            (about !== undefined &&
              (/^remove \d/.test(title) || title === `remove \`${MEANT[about] ?? about}\``)),
        );
      for (const { text: comment, about } of writer.comments) {
        if (!after.includes(comment)) expect(mayGo(about), `${comment} in\n${text}\n${after}`).toBe(true);
      }

      const again = fix(file, after);
      expect(again.applied).toEqual([]);
      expect(again.source.text.text).toBe(after);
    }),
    { numRuns: 150 },
  );
}, 120_000);

/** Writes HCL in a layout of chance: one line or several, commas, quotes, comments. */
class HclWriter {
  readonly comments: { readonly text: string; readonly about?: string }[] = [];
  readonly #draw: Draw;

  constructor(draw: Draw) {
    this.#draw = draw;
  }

  #comment(about?: string): string {
    if (this.#draw(fc.integer({ min: 0, max: 9 })) > 3) return '';
    const number = `c${this.comments.length}.`;
    const text = this.#draw(fc.constantFrom(`# ${number}`, `// ${number}`, `/* ${number} */`));
    this.comments.push({ text, ...(about !== undefined && { about }) });
    return ` ${text}`;
  }

  inline(value: Value): string {
    if (typeof value === 'string') return JSON.stringify(value);
    if (isList(value)) return `[${value.map((item) => this.inline(item)).join(', ')}]`;
    return `{ ${value.entries.map(([key, one]) => `${key} = ${this.inline(one)}`).join(', ')} }`;
  }

  value(value: Value, indent: string): string {
    if (typeof value === 'string' || this.#draw(fc.integer({ min: 0, max: 9 })) < 3)
      return this.inline(value);
    const inner = `${indent}  `;
    if (isList(value)) {
      const trailing = this.#draw(fc.boolean());
      const items = value.map((item, index) => {
        const comma = trailing || index < value.length - 1 ? ',' : '';
        return `${inner}${this.value(item, inner)}${comma}${this.#comment(typeof item === 'string' ? item : undefined)}\n`;
      });
      return `[\n${items.join('')}${indent}]`;
    }
    const [equals, comma] = this.#draw(fc.constantFrom([' = ', ''], [': ', ''], [' = ', ','], ['=', '']));
    const entries = value.entries.map(
      ([key, one]) =>
        `${inner}${this.#draw(fc.constantFrom(key, `"${key}"`))}${equals}${this.value(one, inner)}${comma}${this.#comment()}\n`,
    );
    return `{\n${entries.join('')}${indent}}`;
  }
}

test('random documents in HCL are fixed with their comments, and once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (generate) => {
      const draw: Draw = (arbitrary) => generate(() => arbitrary);
      const actions = fc.uniqueArray(fc.constantFrom(...GOOD, ...Object.keys(MEANT)), {
        minLength: 1,
        maxLength: 5,
      });
      const writer = new HclWriter(draw);
      const other = `resource "aws_iam_policy" "other" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = ["sqs:SendMessage"], Resource = "*" }] }) # kept\n}\n`;
      const flawed = `resource "aws_iam_policy" "flawed" {\n  policy = jsonencode(${writer.value(policyOf(draw, actions), '  ')})\n}\n`;
      const text = draw(fc.boolean()) ? `${flawed}\n${other}` : `${other}\n${flawed}`;
      const cwd = folderWith({ 'main.tf': text });
      const fixIn = async () => {
        const { sources, readAgain } = await readSources(['.'], { cwd });
        const [source] = sources;
        expect(source!.problems, text).toEqual([]);
        const look = (one: Source) =>
          runChecks({ sources: [one], checks, catalog, engine: createEngine(catalog) }).findings;
        return fixSource(source!, readAgain(source!)!, { catalog, effects, look });
      };
      const fixed = await fixIn();
      const after = fixed.source.text.parts[0]!.text;
      expect(fixed.refused, text).toEqual([]);
      expect(fixed.source.problems, after).toEqual([]);
      expect(after).toContain(other);
      const removed = fixed.applied.map(({ title }) => title).filter((title) => title.startsWith('remove'));
      for (const { text: comment, about } of writer.comments) {
        if (after.includes(comment)) continue;
        const mayGo = removed.some(
          (title) =>
            title.startsWith('remove statement') ||
            (about !== undefined &&
              (/^remove \d/.test(title) || title === `remove \`${MEANT[about] ?? about}\``)),
        );
        expect(mayGo, `${comment} in\n${text}\n${after}`).toBe(true);
      }
      writeFileSync(join(cwd, 'main.tf'), after);
      const again = await fixIn();
      expect(again.applied).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 120_000);
