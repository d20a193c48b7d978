import { join, relative } from 'node:path';
import { type Node, type OpaqueTable, SourceText } from '@leastwise/core';
import type { ProjectFiles } from '../../src/terraform/module/project-files.ts';
import { readModule } from '../../src/terraform/read-module.ts';
import type { TerraformModule, TerraformResource } from '../../src/terraform/terraform-resource.ts';

const ROOT = '/project';

/** The files of a module that are in no folder. */
class MemoryFiles implements ProjectFiles {
  readonly #files: Map<string, string>;

  constructor(files: Readonly<Record<string, string>>) {
    this.#files = new Map(Object.entries(files).map(([name, text]) => [join(ROOT, name), text]));
  }

  list(folder: string): readonly string[] {
    return this.#under(folder).filter((name) => !name.includes('/'));
  }

  folders(folder: string): readonly string[] {
    const names = this.#under(folder).filter((name) => name.includes('/'));
    return [...new Set(names.map((name) => name.split('/')[0]!))].sort();
  }

  #under(folder: string): string[] {
    return [...this.#files.keys()]
      .map((path) => relative(folder, path))
      .filter((name) => !name.startsWith('..'))
      .sort();
  }

  open(path: string): SourceText | { readonly reason: string } {
    const text = this.#files.get(path);
    if (!path.startsWith(`${ROOT}/`)) return { reason: `\`${path}\` lies outside of the project` };
    return text === undefined
      ? { reason: `there is no file \`${this.show(path)}\`` }
      : new SourceText(this.show(path), text);
  }

  isFile(path: string): boolean {
    return this.#files.has(path);
  }

  show(path: string): string {
    return relative(ROOT, path);
  }
}

/** Reads a module of some files, by their names. */
export function moduleOf(files: Readonly<Record<string, string>> | string, folder = ''): TerraformModule {
  const all = typeof files === 'string' ? { 'main.tf': files } : files;
  return readModule(join(ROOT, folder), new MemoryFiles(all)).module;
}

/** The resource at an address. */
export function resourceAt({ resources }: TerraformModule, address: string): TerraformResource {
  const found = resources.find((resource) => resource.address === address);
  if (!found)
    throw new Error(`no ${address} among ${resources.map((resource) => resource.address).join(', ')}`);
  return found;
}

/** A tree as plain values: letters are shown as what they stand for, unresolved values as `<reason>`. */
export function plain(node: Node, opaque: OpaqueTable): unknown {
  switch (node.type) {
    case 'mapping':
      return Object.fromEntries(
        node.entries.map(({ key, value }) => [opaque.show(key), plain(value, opaque)]),
      );
    case 'sequence': {
      const items = node.items.map((item) => plain(item, opaque));
      return node.tag ? { [node.tag]: items } : items;
    }
    case 'unresolved':
      return `<${node.reason}>`;
    case 'scalar':
      return typeof node.value === 'string' ? opaque.show(node.value) : node.value;
  }
}

/** The arguments of a resource as plain values. */
export function bodyOf(module: TerraformModule, address: string): unknown {
  return plain(resourceAt(module, address).body, module.opaque);
}

/** The text that a node lies at. */
export function writtenAt(module: TerraformModule, node: Node | undefined): string {
  return module.text.text.slice(node!.range.start, node!.range.end);
}
