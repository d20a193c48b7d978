import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { NotAnalysed, OpaqueTable, PolicyKind, Source } from '@leastwise/core';
import { isAssemblyManifest, readCloudAssembly } from './cdk/read-cloud-assembly.ts';
import { isRepository } from './discover/ignore-rules.ts';
import { reasonOf, TextFiles } from './discover/text-files.ts';
import { walk } from './discover/walk.ts';
import type { ReadAgain } from './fix/prove-fix.ts';
import { InputError } from './input-error.ts';
import { FolderDeployments } from './landing-zone/deployments-of-folders.ts';
import { type ReadSourceOptions, readAgainLike, readAnyTemplate, readSource } from './read-source.ts';
import { DiskFiles } from './terraform/module/project-files.ts';
import { isTerraformFile, TerraformFolders } from './terraform/terraform-folders.ts';

export interface ReadSourcesOptions {
  /** The folder that paths are relative to and shown from; the process's own when absent. */
  readonly cwd?: string;
  /** The kind of every policy document; inferred when absent. */
  readonly kind?: PolicyKind;
  /** Names for unknown values, shared by all that is read with it; one for each file when absent. */
  readonly opaque?: OpaqueTable;
}

/** Everything found at some paths. */
export interface Sources {
  readonly sources: readonly Source[];
  /** Files that were not analysed; what was not analysed within a file is in its source. */
  readonly notAnalysed: readonly NotAnalysed[];
  /** How many files hold policies or templates. */
  readonly files: number;
  /** What was wrong with the paths themselves. */
  readonly errors: readonly InputError[];
  /** How to read a changed text of a file as the file was read; undefined for what tools write anew, as synthesis does. */
  readonly readAgain: (source: Source) => ReadAgain | undefined;
}

/**
 * Finds and reads the policies, templates, plans and cloud assemblies at some paths. Files in folders are taken by
 * content; what is clearly none of these is passed over. A file given by name must be one of them.
 * Rejects never for what it reads: that is in `errors`, `notAnalysed` and the sources' `problems`.
 * @param paths files and folders
 */
export async function readSources(
  paths: readonly string[],
  options: ReadSourcesOptions = {},
): Promise<Sources> {
  const reader = new SourcesReader(options);
  for (const path of paths) reader.readPath(path);
  return reader.finish();
}

class SourcesReader {
  readonly #files: TextFiles;
  readonly #kind: PolicyKind | undefined;
  readonly #opaque: OpaqueTable | undefined;
  readonly #sources: Source[] = [];
  readonly #notAnalysed: NotAnalysed[] = [];
  readonly #errors: InputError[] = [];
  /** Absolute paths of files met so far. */
  readonly #seen = new Set<string>();
  readonly #again = new WeakMap<Source, ReadAgain>();
  readonly #roots = new Map<string, string | undefined>();
  readonly #deployments = new FolderDeployments((path) => {
    const file = this.#files.open(path);
    return 'text' in file ? file.text : undefined;
  });
  readonly #terraform: TerraformFolders;
  /** The folder that is being read because it was given. */
  #given: string | undefined;

  constructor({ cwd = process.cwd(), kind, opaque }: ReadSourcesOptions) {
    this.#files = new TextFiles(cwd);
    this.#terraform = new TerraformFolders((project) => new DiskFiles(project, cwd));
    this.#kind = kind;
    this.#opaque = opaque;
  }

  finish(): Sources {
    const modules = this.#terraform.read(this.#opaque);
    const filled = filledIn(modules);
    const sources = [...this.#sources.filter(({ text }) => !filled.has(text.file)), ...modules];
    return {
      sources,
      notAnalysed: this.#notAnalysed,
      files: countFiles(sources),
      errors: this.#errors,
      readAgain: (source) => this.#again.get(source) ?? this.#terraform.readAgain(source),
    };
  }

  readPath(path: string): void {
    const absolute = this.#files.resolve(path);
    let isFolder: boolean;
    try {
      isFolder = statSync(absolute).isDirectory();
    } catch (error) {
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      const code = isMissing ? 'no-such-path' : 'unreadable-path';
      this.#errors.push(new InputError(code, path, `cannot read \`${path}\`: ${reasonOf(error)}`));
      return;
    }
    this.#given = isFolder ? absolute : undefined;
    if (isFolder) this.#readFolder(absolute);
    else this.#readGiven(path, absolute);
  }

  #readFolder(folder: string): void {
    for (const found of walk(folder, isAssembly)) {
      if (found.type === 'unreadable') this.#skip(found.path, found.reason);
      else if (found.type === 'ignored-assembly') {
        this.#skip(found.path, 'git ignores this cloud assembly; name it to have it analysed');
      } else if (found.type === 'assembly') this.#readAssembly(found.path);
      else this.#readFile(found.path);
    }
  }

  /** Reads a file that was given by name. */
  #readGiven(path: string, absolute: string): void {
    if (this.#seen.has(absolute)) return;
    if (/(^|[\\/])manifest\.json$/.test(absolute) && isAssembly(dirname(absolute))) {
      this.#readAssembly(dirname(absolute));
      return;
    }
    const before = this.#notAnalysed.length;
    if (this.#readFile(absolute) || this.#notAnalysed.length > before) return;
    const message = `\`${path}\` is not a policy, a CloudFormation or SAM template, a module or plan of Terraform, or a CDK cloud assembly`;
    this.#errors.push(new InputError('nothing-to-analyse', path, message));
  }

  /** Reads a file, and says whether it is one of ours. */
  #readFile(absolute: string): boolean {
    if (this.#seen.has(absolute)) return false;
    this.#seen.add(absolute);
    if (isTerraformFile(absolute)) {
      const folder = dirname(absolute);
      this.#terraform.add(absolute, this.#rootOf(folder) ?? this.#given ?? folder);
      return true;
    }
    const file = this.#files.open(absolute);
    if ('reason' in file) {
      this.#skip(absolute, file.reason);
      return false;
    }
    const { text, problems } = file;
    const nested: string[] = [];
    const deployment = this.#deployments.of(
      absolute,
      this.#rootOf(dirname(absolute)) ?? this.#files.resolve('.'),
    );
    const kind = this.#kind ?? deployment?.kind;
    const options: ReadSourceOptions = {
      problems,
      path: this.#tellingPath(absolute),
      ...(kind && { kind }),
      ...(deployment && { isDeployed: true }),
      ...(deployment?.attachedAt && { attachedAt: deployment.attachedAt }),
      ...(this.#opaque && { opaque: this.#opaque }),
      nestedStack: (_, url) => {
        const template = localTemplate(dirname(absolute), url);
        if (template !== undefined) nested.push(template);
        return template !== undefined;
      },
    };
    const source = readSource(text, options);
    if (source) {
      this.#sources.push(source);
      const again = readAgainLike(source, options);
      if (again) this.#again.set(source, again);
    }
    for (const template of nested) {
      if (!this.#seen.has(template) && !this.#readFile(template)) {
        this.#skip(template, 'it is no template, though a nested stack names it as its own');
      }
    }
    return source !== undefined;
  }

  #readAssembly(folder: string): void {
    const { templates, notAnalysed } = readCloudAssembly(
      this.#files.show(folder),
      (path) => {
        const file = this.#files.open(path);
        return 'text' in file ? file.text : undefined;
      },
      (path) => this.#files.list(path),
    );
    for (const template of templates) {
      const absolute = this.#files.resolve(template.text.file);
      if (this.#seen.has(absolute)) continue;
      this.#seen.add(absolute);
      this.#sources.push(readAnyTemplate(this.#opaque ? { ...template, opaque: this.#opaque } : template));
    }
    this.#notAnalysed.push(...notAnalysed);
  }

  /** The part of a path whose names are the team's own: from the repository on, or from the current folder. */
  #tellingPath(absolute: string): string {
    const root = this.#rootOf(dirname(absolute));
    return root === undefined ? this.#files.show(absolute) : relative(root, absolute);
  }

  #rootOf(folder: string): string | undefined {
    if (!this.#roots.has(folder)) {
      const above = dirname(folder);
      const isRoot = isRepository(folder);
      this.#roots.set(folder, isRoot ? folder : above === folder ? undefined : this.#rootOf(above));
    }
    return this.#roots.get(folder);
  }

  #skip(path: string, reason: string): void {
    this.#notAnalysed.push({ file: this.#files.show(path), reason });
  }
}

/** The files of policies that modules read with `file` and the like: what they say, they say where they are used. */
function filledIn(modules: readonly Source[]): ReadonlySet<string> {
  const files = new Set<string>();
  for (const { text, policies } of modules) {
    for (const { policy } of policies) {
      for (const { range } of policy.statements) {
        const { file } = text.partAt(range.start).part;
        if (!isTerraformFile(file)) files.add(file);
      }
    }
  }
  return files;
}

/** How many files some sources are made of: a module of Terraform of several. */
export function countFiles(sources: readonly Source[]): number {
  return sources.reduce((sum, { text }) => sum + text.parts.length, 0);
}

function isAssembly(folder: string): boolean {
  try {
    return isAssemblyManifest(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  } catch {
    return false;
  }
}

/** The file that a nested stack's `TemplateURL` means, when it is a path that exists: what `package` uploads. */
function localTemplate(folder: string, url: string | undefined): string | undefined {
  if (url === undefined || /^[a-z][a-z0-9+.-]*:/i.test(url)) return undefined;
  const path = resolve(folder, url);
  try {
    return statSync(path).isFile() ? path : undefined;
  } catch {
    return undefined;
  }
}
