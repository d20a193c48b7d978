import { SourceText } from '@leastwise/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ansiStyle, displayWidth, FORMATS, plainStyle, styleCodeSpans, visible, wrap } from '../src/index.ts';
import { codeFrame } from '../src/pretty/code-frame.ts';
import { windowOf } from '../src/pretty/line-window.ts';
import { fullReport, plain } from './sample.ts';

describe('displayWidth', () => {
  test.each([
    ['plain', 5],
    ['注文', 4],
    ['e\u0301', 1],
    ['🎉', 2],
    ['', 0],
    ['\u00ad', 0],
  ])('of %j is %d', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('wrap', () => {
  const words = fc.array(fc.oneof(fc.string({ maxLength: 30 }), fc.constant('注文'), fc.constant('🎉🎉')));

  test('keeps every line within the width', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 100 }), (list, width) => {
        for (const line of wrap(visible(list.join(' ')), width))
          expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  test('loses nothing but the spaces it breaks at', () => {
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 20, max: 100 }),
        fc.integer({ min: 0, max: 20 }),
        (list, width, first) => {
          const text = list.join(' ');
          expect(wrap(text, width, first).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        },
      ),
    );
  });
});

test('visible leaves nothing that a terminal obeys, and keeps the length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visible(text)).not.toMatch(/[\0-\x1f\x7f-\x9f\u202a-\u202e]/);
      expect(visible(text)).toHaveLength(text.length);
    }),
  );
});

test('styles change nothing but the colours', () => {
  const style = ansiStyle({ hyperlinks: true });
  const bare = (text: string) => text.replace(/\u001b\[[\d;]*m|\u001b\]8;;[^\u001b]*\u001b\\/g, '');
  const lines = fc.array(fc.string({ unit: fc.constantFrom('a', ' ', '`') }));
  fc.assert(
    fc.property(lines, (texts) => {
      expect(styleCodeSpans(texts, style, style.strong).map(bare)).toEqual(texts);
    }),
  );
  expect(bare(FORMATS.pretty(fullReport, { ...plain, style }))).toBe(FORMATS.pretty(fullReport, plain));
});

describe('code frames', () => {
  const line = fc.string({
    unit: fc.oneof(
      fc.constantFrom('\t', ' ', 'a', '注', '🎉', '\u001b', '\r'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 300,
  });
  const text = fc
    .array(line, { minLength: 1, maxLength: 5 })
    .map((lines) => new SourceText('a', lines.join('\n')));

  test('stay within the width wherever the marks are', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), fc.integer({ min: 30, max: 120 }), (source, a, b, width) => {
        const [start, end] = [a, b].map((at) => at % (source.text.length + 1)).sort((x, y) => x - y) as [
          number,
          number,
        ];
        const rows = codeFrame(
          source,
          [{ range: { start, end }, primary: true, label: 'a label of some words' }],
          {
            severity: 'high',
            style: plainStyle,
            width,
            digits: 1,
          },
        );
        for (const row of rows) expect(displayWidth(row)).toBeLessThanOrEqual(width);
        expect(rows.some((row) => row.includes('^'))).toBe(true);
      }),
    );
  });

  test('mark the very characters of the range', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '注'), maxLength: 300 }),
        fc.nat(),
        (before, width) => {
          const source = new SourceText('a', `${before}MARKED${before}`);
          const range = { start: before.length, end: before.length + 6 };
          const window = windowOf(source, 1, range, 30 + (width % 90));
          // Columns are of the terminal: find the character at one by measuring.
          const at = [...window.shown].findIndex(
            (_, index, all) => displayWidth(all.slice(0, index).join('')) === window.columnOf(range.start),
          );
          expect([...window.shown].slice(at, at + 6).join('')).toBe('MARKED');
        },
      ),
    );
  });

  test('cost the same in a line of millions of characters', () => {
    const source = new SourceText('a', 'x'.repeat(5_000_000));
    const range = { start: 2_500_000, end: 2_500_010 };
    const { shown } = windowOf(source, 1, range, 70);
    expect(shown).toBe(`…${'x'.repeat(68)}…`);
  });
});
