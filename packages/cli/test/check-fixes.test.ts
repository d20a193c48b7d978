import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHECKS, type Check, runChecks } from '@leastwise/checks';
import {
  compareReplacement,
  createEngine,
  type Finding,
  type Fix,
  type FixEffect,
  loadCatalog,
  type PolicyKind,
  type Source,
  SourceText,
} from '@leastwise/core';
import { applyEdits, FixProver, readAgainLike, readSource } from '@leastwise/iac';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';

// Beside each check that proposes fixes, `<id>.fixes.yaml` has files before and after in each language.
// UPDATE_GOLDEN=1 npx vitest run packages/cli/test/check-fixes.test.ts writes what comes out; look at it before committing.
const folder = fileURLToPath(new URL('../../checks/src', import.meta.url));
const update = process.env.UPDATE_GOLDEN !== undefined;
const catalog = loadCatalog();

interface Case {
  readonly name: string;
  readonly file: string;
  readonly kind?: PolicyKind;
  readonly before: string;
  /** The fixes one after the other, each with its effect. */
  readonly fixes: readonly (readonly [title: string, effect: FixEffect])[];
  readonly after: string;
  /** Why nothing is offered, where it is not. */
  readonly refused?: string;
}

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.fixes.yaml'))
  .map((name) => join(folder, name));

function read(file: string, text: string, kind?: PolicyKind): Source {
  return readSource(new SourceText(file, text), kind ? { kind } : {})!;
}

function findingsOf(check: Check, source: Source): readonly Finding[] {
  const engine = createEngine(catalog);
  return runChecks({ sources: [source], checks: [check], catalog, engine }).findings;
}

/** Applies the first fix of the first finding that has one, until there is none. */
function fixAll(check: Check, { file, kind, before }: Pick<Case, 'file' | 'kind' | 'before'>) {
  let source = read(file, before, kind);
  const fixes: [string, FixEffect][] = [];
  let refused: string | undefined;
  for (let round = 0; round < 10; round++) {
    const prover = new FixProver(source, catalog, readAgainLike(source, kind ? { kind } : {})!);
    let chosen: Fix | undefined;
    for (const proposal of findingsOf(check, source).flatMap(({ proposals }) => proposals)) {
      expect(check.fixEffects, `${check.id} declares what its fixes may do`).toContain(proposal.effect);
      const outcome = prover.prove(proposal);
      if ('code' in outcome) refused = outcome.reason;
      else chosen ??= outcome;
    }
    if (!chosen) break;
    fixes.push([chosen.title, chosen.effect]);
    const after = read(file, applyEdits(source.text, chosen.edits).text, kind);
    expectProved(source, after, chosen);
    source = after;
  }
  return { fixes, after: source.text.text, findings: findingsOf(check, source), ...(refused && { refused }) };
}

/** The engine's word, asked again with nothing of how the fix came to be. */
function expectProved(before: Source, after: Source, { effect, title }: Fix): void {
  const opaqueAfter = readSource(after.text, { opaque: before.opaque, kind: before.policies[0]!.kind })!;
  const effects = before.policies.map(
    (policy, index) => compareReplacement(catalog, policy, opaqueAfter.policies[index]!).effect,
  );
  const may: Record<FixEffect, readonly string[]> = {
    equivalent: ['equivalent'],
    narrower: ['equivalent', 'narrower'],
    'changes-behaviour': ['equivalent', 'narrower', 'changes-behaviour'],
  };
  for (const one of effects) expect(may[effect], title).toContain(one);
  if (effect === 'narrower') expect(effects).toContain('narrower');
}

describe.each(files.map((file) => [basename(file, '.fixes.yaml'), file] as const))('%s', (id, path) => {
  const check = CHECKS.find((one) => one.id === id)!;
  const document = parseDocument(readFileSync(path, 'utf8'));
  const { cases } = document.toJS() as { cases: readonly Case[] };

  test('has cases in each language', () => {
    const fixed = cases.filter(({ refused }) => refused === undefined).map(({ file }) => file);
    for (const language of [/\.json$/, /\.yaml$/])
      expect(fixed.some((file) => language.test(file))).toBe(true);
  });

  test.each(cases.map((one, index) => [one.name, index] as const))('%s', (_, index) => {
    const one = cases[index]!;
    const result = fixAll(check, one);
    if (update) {
      for (const key of ['after', 'refused']) document.deleteIn(['cases', index, key]);
      document.setIn(['cases', index, 'fixes'], document.createNode(result.fixes));
      if (result.fixes.length > 0)
        document.setIn(['cases', index, 'after'], document.createNode(result.after));
      if (result.refused) document.setIn(['cases', index, 'refused'], result.refused);
      writeFileSync(path, document.toString({ lineWidth: 0 }));
      return;
    }
    expect(result.fixes).toEqual(one.fixes);
    expect(result.after).toBe(one.after ?? one.before);
    expect(result.refused).toBe(one.refused);
    // Once everything is applied, nothing more is found that could be.
    if (one.refused === undefined) expect(result.findings.flatMap(({ proposals }) => proposals)).toEqual([]);
  });
});

test('every check that declares fixes shows them', () => {
  const declared = CHECKS.filter(({ fixEffects }) => fixEffects).map(({ id }) => id);
  expect(files.map((file) => basename(file, '.fixes.yaml')).sort()).toEqual([...declared].sort());
});
