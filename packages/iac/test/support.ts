import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type Node,
  type PolicyInContext,
  readDocument,
  type Source,
  SourceText,
  toPlain,
} from '@leastwise/core';
import { readTemplate } from '../src/cloudformation/read-template.ts';

/** Where the shared data lies: beside the repository, unless the environment says otherwise. */
export const SHARED_DATA =
  process.env.LEASTWISE_SHARED_DATA ?? resolve(import.meta.dirname, '../../../../shared/data');

/** Whether the shared data is there; says so once when it is not. */
export function hasSharedData(): boolean {
  const isThere = existsSync(SHARED_DATA);
  if (!isThere) console.warn(`skipped: no shared data at ${SHARED_DATA}`);
  return isThere;
}

/** The files under a folder with one of some endings, in the order of names. */
export function filesUnder(folder: string, ending: RegExp): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return filesUnder(path, ending);
      return ending.test(name) ? [path] : [];
    });
}

/** The tree of a text that has nothing wrong with it. */
export function parse(text: string): Node {
  const { root, problems } = readDocument(new SourceText('test.yaml', text));
  if (!root || problems.length > 0) throw new Error(problems[0]?.message ?? 'empty');
  return root;
}

/** A CloudFormation template, read. */
export function template(text: string): Source {
  const source = new SourceText('template.yaml', text);
  return readTemplate({ text: source, root: parse(text), format: 'cloudformation' });
}

/** A policy's document as plain data, unknowns shown as what they stand for. */
export function documentOf({ policy, opaque }: PolicyInContext): unknown {
  return JSON.parse(opaque.show(JSON.stringify(toPlain(policy.node))));
}

/** The text that a range of a source marks. */
export function textAt({ text }: Source, { start, end }: { start: number; end: number }): string {
  return text.text.slice(start, end);
}
