import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type PolicyInContext, readDocument, type Source, SourceText, toPlain } from '@leastwise/core';
import { describe, expect, test } from 'vitest';
import { readSources } from '../src/index.ts';
import { filesUnder, hasSharedData, SHARED_DATA } from './support.ts';

/**
 * Policy documents in plain data, by nothing but their looks: objects with a `Statement` that has an `Effect`
 * somewhere in it, and strings that hold such an object.
 */
function countDocuments(value: unknown): number {
  if (typeof value === 'string') return /^\s*\{.*"Statement".*"Effect"/s.test(value) ? 1 : 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countDocuments(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const { Statement: statement, ...others } = value as Record<string, unknown>;
  const own = hasEffect(statement) ? 1 : countDocuments(statement);
  return own + countDocuments(Object.values(others));
}

/** A file's content as plain data, comments and all. */
function plainOf(file: string, text: string): unknown {
  const { root } = readDocument(new SourceText(file, text), { allowComments: true });
  return root && toPlain(root);
}

function hasEffect(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return 'Effect' in value || Object.values(value).some(hasEffect);
}

/** The documents that were found, each counted once however many forms it has, without what a template only implies. */
function written({ policies }: Source): number {
  const isWritten = ({ policy, owner, generatedBy }: PolicyInContext) =>
    hasEffect(toPlain(policy.node)) &&
    generatedBy === undefined &&
    // A statement that a permission stands for lies where the whole resource does.
    !policy.statements.some(({ range }) => range.start === owner?.range.start);
  return new Set(policies.filter(isWritten).map(({ policy }) => policy.range.start)).size;
}

/** Documents that are there and not read, each of which has to be named as not analysed. */
const NOT_READ: ReadonlyMap<string, number> = new Map([
  // The policy overrides one inside a module of the tool `rain`, which is another file.
  ['cloudformation/RainModules/static-site.yml', 1],
  // Trust policies of six roles under conditions that compare `true` with `false`.
  ['sam/output/implicit_api_with_auth_and_conditions_max.json', 6],
]);

/** Files that are no JSON, with the place of what is wrong. */
const BROKEN: ReadonlyMap<string, string> = new Map([
  ['guardrails/scp/Service-specific-controls/AWS-IAM/deny-service-specific-credential-by-type.json', '15:13'],
]);

describe.runIf(hasSharedData())('every policy of the shared files is found', () => {
  test.each(['cloudformation', 'cdk', 'sam/output', 'guardrails', 'account'])('%s', async (folder) => {
    const { sources, errors, notAnalysed } = await readSources([folder], { cwd: SHARED_DATA });
    expect({ errors, notAnalysed }).toEqual({ errors: [], notAnalysed: [] });
    const byFile = new Map(sources.map((source) => [source.text.file, source]));
    let documents = 0;
    for (const path of filesUnder(join(SHARED_DATA, folder), /\.(json|ya?ml|template)$/)) {
      const file = relative(SHARED_DATA, path).replaceAll('\\', '/');
      const source = byFile.get(file);
      const looked = countDocuments(plainOf(file, readFileSync(path, 'utf8')));
      documents += looked;
      const expected = looked - (NOT_READ.get(file) ?? 0);
      if (source?.format === 'sam') {
        // What SAM makes besides is compared with its own output elsewhere.
        expect(written(source), file).toBeGreaterThanOrEqual(expected);
      } else expect(source ? written(source) : 0, file).toBe(expected);
      expect(source?.notAnalysed.length ?? 0, file).toBeGreaterThanOrEqual(NOT_READ.get(file) ?? 0);
      const places = (source?.problems ?? []).map(({ range }) => {
        const { startLine, startColumn } = source!.text.location(range);
        return `${startLine}:${startColumn}`;
      });
      expect(places, file).toEqual(BROKEN.has(file) ? [BROKEN.get(file)] : []);
    }
    const policies = sources.flatMap((source) => source.policies);
    const skipped = sources.flatMap((source) => source.notAnalysed);
    console.info(
      `${folder}: ${sources.length} files, ${documents} documents by looks, ${policies.length} policies read, ${skipped.length} parts not analysed`,
    );
  });
});
