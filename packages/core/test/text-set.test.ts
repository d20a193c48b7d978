import { describe, expect, test } from 'vitest';
import { globPattern } from '../src/symbolic/text/pattern.ts';
import { TextSet } from '../src/symbolic/text/text-set.ts';

const glob = (...patterns: string[]) => TextSet.ofPatterns(patterns.map((text) => globPattern({ text })));

describe('sets of strings', () => {
  test('no string and every string', () => {
    expect(TextSet.none.isEmpty).toBe(true);
    expect(TextSet.none.example()).toBeUndefined();
    expect(TextSet.all.isAll).toBe(true);
    expect(glob('*').isAll).toBe(true);
    expect(glob('?*').complement().example()).toBe('');
    expect(TextSet.of('a*').has('ab')).toBe(false);
    // No request holds a letter that stands for unknown text, which `?` does not match.
    expect(glob('?').complement().minus(TextSet.of('')).example()).toBe('aa');
  });
});
