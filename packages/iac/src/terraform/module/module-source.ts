import { resolve } from 'node:path';
import type { Block } from '../syntax/ast.ts';
import { argumentOf, type Configuration } from './configuration.ts';
import type { ModuleLoader } from './module-loader.ts';

/** How deep modules may call modules. */
const MAX_CALLS = 20;

/**
 * The folder that a `module` block names as its source, or why there is none to look into.
 * @param from the folder of the module that calls
 * @param callers the folders of the modules that called each other on the way here
 * @param installed gives the folder that a source from elsewhere was fetched into
 * @see https://developer.hashicorp.com/terraform/language/modules/sources
 */
export function moduleSource(
  { body }: Block,
  from: string,
  callers: readonly string[],
  installed: (source: string) => string | undefined,
): { readonly folder: string } | { readonly reason: string } {
  const source = argumentOf(body, 'source');
  const parts = source?.kind === 'template' ? source.parts : [];
  const [only] = parts;
  if (parts.length !== 1 || only?.kind !== 'text') return { reason: 'its source is not known' };
  const path = only.text;
  const folder = /^\.\.?(\/|$)/.test(path) ? resolve(from, path) : installed(path);
  if (folder === undefined) {
    return { reason: `it comes from \`${path}\`, which is not here; \`terraform init\` fetches it` };
  }
  if (callers.includes(folder)) return { reason: 'it calls itself' };
  if (callers.length > MAX_CALLS) return { reason: 'modules call each other too deeply' };
  return { folder };
}

/** The configuration of the module in a folder, or why there is none. */
export function loadedModule(
  loader: ModuleLoader,
  folder: string,
): Configuration | { readonly reason: string } {
  const configuration = loader.load(folder);
  const { resources, modules, outputs } = configuration;
  if (resources.length + modules.size + outputs.size > 0) return configuration;
  return { reason: `there is no module in \`${loader.files.show(folder)}\`` };
}
