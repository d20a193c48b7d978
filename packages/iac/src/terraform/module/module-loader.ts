import { join } from 'node:path';
import type { NotAnalysed, PolicyProblem } from '@leastwise/core';
import type { Body } from '../syntax/ast.ts';
import { parseJsonSyntax } from '../syntax/json-syntax.ts';
import { type ParsedHcl, parseHcl } from '../syntax/parse-hcl.ts';
import { type Configuration, configurationOf } from './configuration.ts';
import type { ModuleText } from './module-text.ts';
import type { ProjectFiles } from './project-files.ts';

/** Files of Terraform and of OpenTofu. */
const CONFIGURATION_FILE = /\.(tf|tofu)(\.json)?$/;
const OVERRIDE_FILE = /(^|_)override\.(tf|tofu)(\.json)?$/;

/** The names of the files of a folder that make a module, in the order in which Terraform reads them. */
export function configurationFiles(names: readonly string[]): string[] {
  const all = new Set(names);
  // OpenTofu takes `x.tofu` in place of `x.tf`.
  const isReplaced = (name: string): boolean =>
    /\.tf(\.json)?$/.test(name) && all.has(name.replace(/\.tf/, '.tofu'));
  return names.filter((name) => CONFIGURATION_FILE.test(name) && !isReplaced(name)).sort();
}

/** Loads the configurations of folders, each once for all the modules of one root module. */
export class ModuleLoader {
  readonly files: ProjectFiles;
  readonly text: ModuleText;
  /** Files that were not read. */
  readonly notAnalysed: NotAnalysed[] = [];
  readonly #loaded = new Map<string, Configuration>();

  constructor(files: ProjectFiles, text: ModuleText) {
    this.files = files;
    this.text = text;
  }

  /** Every problem of the configurations loaded so far. */
  get problems(): readonly PolicyProblem[] {
    return [...this.#loaded.values()].flatMap(({ problems }) => problems);
  }

  /** The folders loaded so far. */
  get folders(): readonly string[] {
    return [...this.#loaded.keys()];
  }

  /** The configuration in a folder, as far as it can be read. */
  load(folder: string): Configuration {
    const known = this.#loaded.get(folder);
    if (known) return known;
    const bodies: Body[] = [];
    const overrides: Body[] = [];
    const problems: PolicyProblem[] = [];
    for (const name of configurationFiles(this.files.list(folder))) {
      const parsed = this.parse(join(folder, name));
      if (!parsed) continue;
      (OVERRIDE_FILE.test(name) ? overrides : bodies).push(parsed.body);
      for (const problem of parsed.problems) problems.push(problem);
    }
    const configuration = configurationOf(folder, bodies, overrides, problems);
    this.#loaded.set(folder, configuration);
    return configuration;
  }

  /** A file in the syntax that its name says; undefined when it is not read, which is noted. */
  parse(path: string): ParsedHcl | undefined {
    const text = this.files.open(path);
    if ('reason' in text) {
      this.notAnalysed.push({ file: this.files.show(path), reason: text.reason });
      return undefined;
    }
    const base = this.text.add(text);
    return path.endsWith('.json') ? parseJsonSyntax(text.text, base) : parseHcl(text.text, base);
  }
}
