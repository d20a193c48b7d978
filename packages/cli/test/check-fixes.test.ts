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
import {
  applyEdits,
  FixProver,
  type ReadAgain,
  readAgainLike,
  readSource,
  readSources,
} from '@leastwise/iac';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { folderWith } from './command-line.ts';

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

/** A source, and how a changed text of it is read. */
interface Opened {
  readonly source: Source;
  readonly readAgain: ReadAgain;
}

async function open({ file, before, kind }: Pick<Case, 'file' | 'kind' | 'before'>): Promise<Opened> {
  if (file.endsWith('.tf')) {
    const cwd = folderWith({ [file]: before });
    const { sources, readAgain } = await readSources(['.'], { cwd });
    return { source: sources[0]!, readAgain: readAgain(sources[0]!)! };
  }
  const options = kind ? { kind } : {};
  const source = readSource(new SourceText(file, before), options)!;
  return { source, readAgain: readAgainLike(source, options)! };
}

function findingsOf(check: Check, source: Source): readonly Finding[] {
  const engine = createEngine(catalog);
  return runChecks({ sources: [source], checks: [check], catalog, engine }).findings;
}

/** Applies the first fix of the first finding that has one, until there is none. */
async function fixAll(check: Check, one: Case) {
  let { source, readAgain } = await open(one);
  const fixes: [string, FixEffect][] = [];
  let refused: string | undefined;
  for (let round = 0; round < 10; round++) {
    const prover = new FixProver(source, catalog, readAgain);
    let chosen: Fix | undefined;
    for (const proposal of findingsOf(check, source).flatMap(({ proposals }) => proposals)) {
      expect(check.fixEffects, `${check.id} declares what its fixes may do`).toContain(proposal.effect);
      const outcome = prover.prove(proposal);
      if ('code' in outcome) refused = outcome.reason;
      else chosen ??= outcome;
    }
    if (!chosen) break;
    fixes.push([chosen.title, chosen.effect]);
    const text = applyEdits(source.text, chosen.edits);
    expectProved(source, readAgain(text)!, chosen);
    // Read anew, as the next run would.
    const after = text.parts[0]!.text;
    ({ source, readAgain } = await open({ ...one, before: after }));
  }
  const after = source.text.parts[0]!.text;
  return { fixes, after, findings: findingsOf(check, source), ...(refused && { refused }) };
}

/** The engine's word, asked again with nothing of how the fix came to be. */
function expectProved(before: Source, after: Source, { effect, title }: Fix): void {
  const effects = before.policies.map(
    (policy, index) => compareReplacement(catalog, policy, after.policies[index]!).effect,
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
    const fixed = cases.filter(({ after }) => after !== undefined).map(({ file }) => file);
    for (const language of [/\.json$/, /\.yaml$/, /\.tf$/])
      expect(fixed.some((file) => language.test(file))).toBe(true);
  });

  test.each(cases.map((one, index) => [one.name, index] as const))('%s', async (_, index) => {
    const one = cases[index]!;
    const result = await fixAll(check, one);
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
