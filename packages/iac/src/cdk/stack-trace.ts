import { posix } from 'node:path';

/** A line of code of the app itself. */
export interface Frame {
  /** With `/` between its parts, absolute as a rule. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const LOCATION = /(?:^|[(\s])((?:file:\/\/)?[^()\s][^()]*?):(\d+):(\d+)\)?\s*$/;
const FOREIGN = /(?:^|\/)node_modules\/|^node:|^internal\/|^\.\.\./;

/**
 * The first line of a stack trace that is the app's own: what lies in `node_modules` or in Node is not.
 * @param trace frames, innermost first: `new OrdersStack (/home/me/app/lib/orders-stack.ts:12:5)`
 */
export function ownFrame(trace: readonly unknown[]): Frame | undefined {
  for (const frame of trace) {
    if (typeof frame !== 'string' || frame.startsWith('...')) continue;
    const match = LOCATION.exec(frame.replace(/^\s*at\s+/, ''));
    if (!match) continue;
    const file = match[1]!.replace(/^file:\/\/(?=\/)/, '').replaceAll('\\', '/');
    if (FOREIGN.test(file)) continue;
    return { file, line: Number(match[2]), column: Number(match[3]) };
  }
  return undefined;
}

/** Folders that an app keeps its code in; a common folder of this name is not the app's root. */
const CODE_FOLDERS = new Set(['bin', 'infra', 'lib', 'src', 'stacks']);

/**
 * The folder that the files of an app have in common, with which their names are shortened.
 * @param beside the folder that holds the assembly, which is the app's own unless the assembly was moved
 */
export function appRoot(files: readonly string[], beside: string): string {
  const root = beside.replaceAll('\\', '/');
  if (files.some((file) => file.startsWith(`${root}/`))) return root;
  const folders = files.map((file) => posix.dirname(file).split('/'));
  const [first = [], ...others] = folders;
  let shared = first.length;
  for (const other of others) {
    let at = 0;
    while (at < shared && other[at] === first[at]) at++;
    shared = at;
  }
  if (CODE_FOLDERS.has(first[shared - 1] ?? '')) shared--;
  return first.slice(0, shared).join('/');
}

/** A frame for people, its file relative to the app: `lib/orders-stack.ts:12:5`. */
export function showFrame({ file, line, column }: Frame, root: string): string {
  const name = root !== '' && file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file;
  return `${name}:${line}:${column}`;
}
