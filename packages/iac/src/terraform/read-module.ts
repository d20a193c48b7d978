import type { OpaqueTable } from '@leastwise/core';
import { absentByDefault } from './module/absent-by-default.ts';
import { ModuleInstance } from './module/module-instance.ts';
import { ModuleLoader } from './module/module-loader.ts';
import { ModuleText } from './module/module-text.ts';
import type { ProjectFiles } from './module/project-files.ts';
import { ModuleReadableFiles } from './module/readable-files.ts';
import { Run } from './module/run.ts';
import { givenByFiles } from './module/tfvars.ts';
import type { TerraformModule } from './terraform-resource.ts';

/** A root module as read. */
export interface ReadModule {
  readonly module: TerraformModule;
  /** The folders of the module and of those that it calls, as absolute paths. */
  readonly folders: readonly string[];
}

/**
 * Reads the root module in a folder and evaluates it, with the local modules that it calls, as far as that goes
 * without a provider. Never throws; what could not be read is in `problems` and `notAnalysed`.
 * @param folder an absolute path
 */
export function readModule(folder: string, files: ProjectFiles, opaque?: OpaqueTable): ReadModule {
  const text = new ModuleText();
  const loader = new ModuleLoader(files, text);
  const run = new Run(loader, new ModuleReadableFiles(files, text, folder), folder, opaque);
  const configuration = loader.load(folder);
  const given = givenByFiles(run);
  const root = new ModuleInstance(run, configuration, { address: '', path: [], given, callers: [] });
  const resources = [...root.resources(), ...absentByDefault(root, configuration, given, run.beside())];
  const shown = files.show(folder);
  const whole = text.finish(shown);
  const notes = run.notes((range) => {
    const { part, base } = whole.partAt(range.start);
    return { file: part.file, range: { start: range.start - base, end: range.end - base } };
  });
  const module: TerraformModule = {
    text: whole,
    resources,
    conditions: run.context.conditions,
    problems: [...loader.problems, ...run.problems],
    notAnalysed: [...loader.notAnalysed, ...notes],
    opaque: run.context.opaque,
  };
  return { module, folders: loader.folders };
}
