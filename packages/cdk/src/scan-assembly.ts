import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { CHECKS, runChecks } from '@leastwise/checks';
import { createEngine, type Finding, loadCatalog, type NotAnalysed, type SourceText } from '@leastwise/core';
import { managedPolicies } from '@leastwise/core/managed-policies';
import { readAssembly } from '@leastwise/iac';
import { type Config, enabledChecks, rulesOf, withSeverity } from '@leastwise/project';
import type { ValidationContext } from './leastwise-validator.ts';

/** What was found in the templates that synthesis wrote. */
export interface AssemblyScan {
  readonly findings: readonly Finding[];
  /** What could not be looked at, which is never taken for safe. */
  readonly notAnalysed: readonly NotAnalysed[];
  /** The templates that were read, by the names that findings call them. */
  readonly templates: ReadonlyMap<string, SourceText>;
}

/**
 * Checks the templates of the stacks that CDK asks about, and of the stacks nested in them.
 * @param cwd the folder that file names are shown relative to
 */
export function scanAssembly(context: ValidationContext, config: Config, cwd: string): AssemblyScan {
  const wanted = context.templatePaths.map((path) => resolve(path));
  const assembly = assemblyOf(wanted);
  const read = readAssembly(assembly, cwd);
  // The stacks of a stage, and those nested in them, lie in its folder.
  const folders = new Set(wanted.map((path) => dirname(path)));
  const isWanted = (file: string): boolean => folders.has(dirname(resolve(cwd, file)));
  const sources = read.sources.filter(({ text }) => isWanted(text.file));
  const met = new Set(sources.map(({ text }) => resolve(cwd, text.file)));
  const missed = wanted.filter((path) => !met.has(path));
  const catalog = loadCatalog();
  const result = runChecks({
    sources,
    checks: enabledChecks(config),
    catalog,
    engine: createEngine(catalog),
    managedPolicies: managedPolicies(),
    options: config,
    suppressions: {
      today: new Date().toISOString().slice(0, 10),
      rules: rulesOf(config, cwd),
      known: CHECKS.map(({ id }) => id),
    },
    identifyFile: (file) => relative(assembly, resolve(cwd, file)).replaceAll('\\', '/'),
  });
  return {
    findings: result.findings.map((finding) => withSeverity(finding, config)),
    notAnalysed: [
      ...read.notAnalysed.filter(({ file }) => isWanted(file)),
      ...missed.map((file) => ({ file, reason: 'the cloud assembly does not list this template' })),
      ...sources.flatMap(({ notAnalysed }) => notAnalysed),
      ...result.notAnalysed,
    ],
    templates: new Map(sources.map(({ text }) => [text.file, text])),
  };
}

/** The folder of the whole assembly: those of stages lie within it and know less. */
function assemblyOf(templates: readonly string[]): string {
  let folder = dirname(templates[0] ?? '.');
  while (existsSync(join(dirname(folder), 'manifest.json')) && dirname(folder) !== folder) {
    folder = dirname(folder);
  }
  return folder;
}
