import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readDocument, type SourceText } from '@leastwise/core';
import { DEPLOYMENT_FILES, type GuardrailDeployment, guardrailDeployments } from './deployments.ts';

/** Finds what landing zones say of files, in the folders above them. */
export class FolderDeployments {
  readonly #open: (path: string) => SourceText | undefined;
  readonly #known = new Map<string, ReadonlyMap<string, GuardrailDeployment>>();

  /** @param open reads a file by its absolute path */
  constructor(open: (path: string) => SourceText | undefined) {
    this.#open = open;
  }

  /**
   * What is done with a file by the nearest folder above that deploys it; undefined where none does.
   * @param root the folder to look no further up than
   */
  of(file: string, root: string): GuardrailDeployment | undefined {
    for (let folder = dirname(file); ; folder = dirname(folder)) {
      const found = this.#in(folder).get(file);
      if (found || folder === root || folder === dirname(folder)) return found;
    }
  }

  #in(folder: string): ReadonlyMap<string, GuardrailDeployment> {
    let known = this.#known.get(folder);
    if (!known) {
      const deployments = new Map<string, GuardrailDeployment>();
      for (const name of DEPLOYMENT_FILES) {
        const path = join(folder, name);
        const text = existsSync(path) ? this.#open(path) : undefined;
        const root = text && readDocument(text).root;
        if (!root) continue;
        for (const [file, deployment] of guardrailDeployments(root))
          deployments.set(resolve(folder, file), deployment);
      }
      known = deployments;
      this.#known.set(folder, known);
    }
    return known;
  }
}
