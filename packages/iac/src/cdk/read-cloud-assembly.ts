import { isAbsolute, join, normalize, relative, resolve } from 'node:path';
import {
  type Node,
  type NotAnalysed,
  readDocument,
  type SourceText,
  stringOf,
  valueAt,
} from '@leastwise/core';
import type { Construct, TemplateInput } from '../cloudformation/template-input.ts';
import { readAssetFiles } from './asset-files.ts';
import { type ListFiles, readProgram } from './asset-program.ts';
import { ConstructMetadata } from './construct-metadata.ts';
import { ConstructTree } from './construct-tree.ts';
import { constructPathOf } from './is-cdk-template.ts';
import { parseObject } from './json.ts';
import { type Manifest, readManifest, type StackArtifact } from './manifest.ts';
import { appRoot, showFrame } from './stack-trace.ts';

/** Gives the text of a file; undefined when there is none or it cannot be read. */
export type OpenFile = (file: string) => SourceText | undefined;

/** The templates of an app that CDK synthesised. */
export interface CloudAssembly {
  /** Every stack, nested ones included. */
  readonly templates: readonly TemplateInput[];
  readonly notAnalysed: readonly NotAnalysed[];
}

/** Whether a file is the manifest of a cloud assembly. */
export function isAssemblyManifest(text: string): boolean {
  return readManifest(text) !== undefined;
}

/**
 * Reads the cloud assembly in a folder (`cdk.out`): the templates of all stacks of all stages, with the
 * constructs behind their resources. Asset files are not looked at, but for a function whose program is asked for.
 * Never throws.
 * @param folder the folder of `manifest.json`
 * @param list without it, no function has a program
 */
export function readCloudAssembly(folder: string, open: OpenFile, list?: ListFiles): CloudAssembly {
  const reader = new AssemblyReader(folder, open, list);
  reader.read(folder, 0);
  return reader.finish();
}

/** Stages do not nest; what does is not a real app. */
const MAX_DEPTH = 8;

interface Stack {
  readonly folder: string;
  readonly path: string;
  readonly metadata: ConstructMetadata;
  readonly assets: ReadonlyMap<string, string>;
}

class AssemblyReader {
  readonly #folder: string;
  readonly #open: OpenFile;
  readonly #list: ListFiles;
  readonly #templates: TemplateInput[] = [];
  readonly #notAnalysed: NotAnalysed[] = [];
  readonly #allMetadata: ConstructMetadata[] = [];
  readonly #seen = new Set<string>();
  #tree: ConstructTree | undefined;
  #root: string | undefined;

  constructor(folder: string, open: OpenFile, list: ListFiles = () => undefined) {
    this.#folder = folder;
    this.#open = open;
    this.#list = list;
  }

  /** Reads the assembly in a folder and those within it. */
  read(folder: string, depth: number): void {
    const file = join(folder, 'manifest.json');
    const text = this.#open(file)?.text;
    const manifest = text === undefined ? undefined : readManifest(text);
    if (!manifest) {
      const reason = text === undefined ? 'there is none' : 'it is not one of a cloud assembly';
      this.#skip(file, `the manifest of the cloud assembly \`${folder}\` cannot be read: ${reason}`);
      return;
    }
    if (manifest.treeFile !== undefined && !this.#tree) {
      const tree = this.#within(folder, manifest.treeFile);
      this.#tree = new ConstructTree((tree && this.#open(tree)?.text) ?? '');
    }
    const assets = this.#assets(folder, manifest);
    for (const stack of manifest.stacks) this.#readStack(folder, stack, assets);
    for (const nested of manifest.nested) {
      const inner = this.#within(folder, nested);
      if (inner === undefined || depth >= MAX_DEPTH)
        this.#skip(file, `assembly \`${nested}\` is no folder within this one`);
      else this.read(inner, depth + 1);
    }
  }

  finish(): CloudAssembly {
    return { templates: this.#templates, notAnalysed: this.#notAnalysed };
  }

  #readStack(folder: string, artifact: StackArtifact, assets: ReadonlyMap<string, string>): void {
    const metadata = new ConstructMetadata();
    this.#allMetadata.push(metadata);
    metadata.add(artifact.metadata);
    const file = artifact.metadataFile && this.#within(folder, artifact.metadataFile);
    if (file) metadata.add(parseObject(this.#open(file)?.text ?? ''));
    const stack = { folder, path: artifact.path, metadata, assets };
    this.#readTemplate(stack, artifact.templateFile, `the template of stack \`${artifact.path}\``, false);
  }

  /** Reads a template and then those nested in it; says whether it is there. */
  #readTemplate(stack: Stack, name: string, what: string, isNested: boolean): boolean {
    const file = this.#within(stack.folder, name);
    const text = file === undefined ? undefined : this.#open(file);
    if (file === undefined || !text) {
      this.#skip(join(stack.folder, name), `${what} is not in the assembly`);
      return false;
    }
    if (this.#seen.has(file)) return true;
    this.#seen.add(file);
    const { root, problems } = readDocument(text);
    if (!root) {
      this.#skip(file, `${what} cannot be read: ${problems[0]?.message ?? 'it is empty'}`);
      return false;
    }
    this.#templates.push({
      text,
      root,
      format: 'cdk',
      problems: problems.map(({ range, message }) => ({ code: 'syntax', range, message })),
      constructOf: (logicalId) =>
        this.#constructOf(stack, root, logicalId, isNested ? stack.metadata.stackOf(name) : stack.path),
      nestedStack: (logicalId, url) => this.#nestedFile(stack, root, logicalId, url) !== undefined,
    });
    const resources = valueAt(root, 'Resources');
    for (const { key, value } of resources?.type === 'mapping' ? resources.entries : []) {
      if (stringOf(valueAt(value, 'Type')) !== 'AWS::CloudFormation::Stack') continue;
      const nested = this.#nestedFile(stack, root, key, undefined);
      if (nested !== undefined)
        this.#readTemplate(stack, nested, `the template of nested stack \`${key}\``, true);
    }
    return true;
  }

  /** @param stackPath the path of the stack or nested stack that has the resource, where it is known */
  #constructOf(
    stack: Stack,
    root: Node,
    logicalId: string,
    stackPath: string | undefined,
  ): Construct | undefined {
    const { metadata, path: outermost } = stack;
    const resource = valueAt(valueAt(root, 'Resources'), logicalId);
    const known = constructPathOf(resource);
    const path =
      known ??
      (stackPath === undefined
        ? undefined
        : (metadata.pathOf(logicalId, stackPath) ?? this.#tree?.pathOf(stackPath, logicalId)));
    if (path === undefined) return undefined;
    const frame = metadata.frameOf(path, stackPath ?? outermost);
    const asset = this.#codeAsset(stack, resource);
    return {
      path,
      ...(frame && { createdAt: showFrame(frame, this.#appRoot()) }),
      ...(asset !== undefined && { program: () => readProgram(asset, this.#list, this.#open) }),
    };
  }

  /** The asset of the app that is the code of a function. */
  #codeAsset({ folder, assets }: Stack, resource: Node | undefined): string | undefined {
    const code = valueAt(valueAt(resource, 'Properties'), 'Code');
    const hash = /\b[0-9a-f]{64}\b/.exec(stringsOf(valueAt(code, 'S3Key')))?.[0];
    const name = hash === undefined ? undefined : assets.get(hash);
    if (name === undefined || isAbsolute(name)) return undefined;
    // Stages share the assets of the app, which lie above their own folder.
    const asset = join(folder, name);
    return relative(this.#folder, asset).startsWith('..') ? undefined : asset;
  }

  /** The file of a nested stack's template: noted in the stack's metadata, or found by the hash in its URL. */
  #nestedFile(stack: Stack, root: Node, logicalId: string, url: string | undefined): string | undefined {
    const resource = valueAt(valueAt(root, 'Resources'), logicalId);
    const noted = stringOf(valueAt(valueAt(resource, 'Metadata'), 'aws:asset:path'));
    if (noted !== undefined) return this.#exists(stack.folder, noted) ? noted : undefined;
    const address = url ?? stringsOf(valueAt(valueAt(resource, 'Properties'), 'TemplateURL'));
    const hash = /\b[0-9a-f]{64}\b/.exec(address)?.[0];
    const file = hash === undefined ? undefined : stack.assets.get(hash);
    return file !== undefined && this.#exists(stack.folder, file) ? file : undefined;
  }

  #exists(folder: string, name: string): boolean {
    const file = this.#within(folder, name);
    return file !== undefined && this.#open(file) !== undefined;
  }

  #assets(folder: string, manifest: Manifest): ReadonlyMap<string, string> {
    const assets = new Map<string, string>();
    for (const name of manifest.assetFiles) {
      const file = this.#within(folder, name);
      for (const [hash, path] of readAssetFiles((file && this.#open(file)?.text) ?? ''))
        assets.set(hash, path);
    }
    return assets;
  }

  #appRoot(): string {
    this.#root ??= appRoot(
      this.#allMetadata.flatMap((metadata) => metadata.files()),
      resolve(this.#folder, '..'),
    );
    return this.#root;
  }

  /** A name of the manifest as a path; undefined for what would lead out of the assembly. */
  #within(folder: string, name: string): string | undefined {
    const inner = normalize(name);
    if (isAbsolute(inner) || inner.startsWith('..') || inner.includes('\0')) return undefined;
    return join(folder, inner);
  }

  #skip(file: string, reason: string): void {
    this.#notAnalysed.push({ file, reason });
  }
}

/** All text in a value, joined: enough to find the hash in an address that is put together. */
function stringsOf(node: Node | undefined): string {
  if (node?.type === 'mapping') return node.entries.map(({ value }) => stringsOf(value)).join(' ');
  if (node?.type === 'sequence') return node.items.map(stringsOf).join(' ');
  return node?.type === 'scalar' ? String(node.value) : '';
}
