import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { OpaqueTable } from '../document/opaque.ts';
import { readDocument } from '../document/read-document.ts';
import { SourceText } from '../document/source-text.ts';
import { parsePolicy } from '../policy/parse-policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { createEngine } from './engine.ts';

const engine = createEngine(loadCatalog());

function policyOf(...Statement: readonly object[]): PolicyInContext {
  const source = new SourceText('policy.json', JSON.stringify({ Version: '2012-10-17', Statement }));
  const policy = parsePolicy(readDocument(source).root!, 'identity');
  return {
    policy,
    kind: 'identity',
    name: 'policy.json',

    source,
    opaque: new OpaqueTable(),
  };
}

/** Globs whose union has an automaton far larger than they are. */
function intricate(count: number, before: string): string[] {
  const letters = 'abcdefgh';
  return Array.from({ length: count }, (_, at) => {
    const picked = [0, 1, 2, 3, 4].map((place) => letters[(at * (place + 3) + place * at * at) % 8]!);
    return `${before}*${picked.join('*')}*`;
  });
}

describe('a policy that would take too long', () => {
  const bucket = 'arn:aws:s3:::';
  const hostile = policyOf(
    { Effect: 'Allow', Action: 's3:GetObject', Resource: intricate(500, bucket) },
    { Effect: 'Deny', Action: 's3:GetObject', Resource: intricate(400, `${bucket}x`) },
  );
  const access = engine.access(hostile);

  test('is unknown rather than impossible, and the engine says that it gave up', () => {
    expect(engine.gaveUpOn(hostile.source)).toBe(false);
    const answer = access.ask({ actions: ['s3:GetObject'] });
    expect(answer).toMatchObject({ possible: 'unknown', reason: expect.stringContaining('budget') });
    expect(engine.gaveUpOn(hostile.source)).toBe(true);
  });

  test('is answered all the same where one resource is asked about', () => {
    const asked = { actions: ['s3:GetObject'], resources: [`${bucket}bucket/none`] };
    expect(access.ask(asked).possible).toBe('no');
  });

  test('takes nothing from what is asked of another', () => {
    const other = policyOf({ Effect: 'Allow', Action: 's3:GetObject', Resource: `${bucket}bucket/*` });
    expect(engine.access(other).ask({ actions: ['s3:GetObject'] }).possible).toBe('yes');
    expect(engine.gaveUpOn(other.source)).toBe(false);
  });
});
