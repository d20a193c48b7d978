import { type Node, stringOf, valueAt } from '@leastwise/core';
import { intrinsicOf } from './intrinsic-call.ts';
import type { Guard } from './variants.ts';

/** A value found along a path of a resource's properties, functions not yet resolved. */
export interface Site {
  readonly node: Node;
  /** What is left of the path, when a function stands in its way. */
  readonly rest: readonly string[];
  /** The conditions under which it is there. */
  readonly guards: readonly Guard[];
  /** The object that holds it. */
  readonly container: Node | undefined;
}

/**
 * The values at a path: `Policies[].PolicyDocument`. Lists are taken item by item, and both branches of
 * `Fn::If`.
 */
export function sitesAt(properties: Node | undefined, path: string): Site[] {
  const sites: Site[] = [];
  if (properties) walk({ node: properties, rest: stepsOf(path), guards: [], container: undefined }, sites);
  return sites;
}

function stepsOf(path: string): string[] {
  return path.split('.').flatMap((step) => (step.endsWith('[]') ? [step.slice(0, -2), '[]'] : [step]));
}

/** The branches of `Fn::If` with what must hold for each; undefined for anything else. */
export function branchesOf(node: Node): readonly { node: Node; guard: Guard }[] | undefined {
  const call = intrinsicOf(node);
  if (call?.name !== 'Fn::If' || call.argument.type !== 'sequence') return undefined;
  const [conditionNode, then, otherwise] = call.argument.items;
  const condition = stringOf(conditionNode);
  if (condition === undefined || !then || !otherwise) return undefined;
  return [
    { node: then, guard: { condition, holds: true } },
    { node: otherwise, guard: { condition, holds: false } },
  ];
}

function walk(site: Site, sites: Site[]): void {
  const { node, rest, guards } = site;
  const branches = branchesOf(node);
  if (branches) {
    for (const branch of branches)
      walk({ ...site, node: branch.node, guards: [...guards, branch.guard] }, sites);
    return;
  }
  const [step, ...next] = rest;
  if (step === undefined || intrinsicOf(node) || node.type === 'unresolved') {
    if (!isNoValue(node)) sites.push(site);
    return;
  }
  if (step === '[]') {
    const items = node.type === 'sequence' ? node.items : [node];
    for (const item of items) walk({ ...site, node: item, rest: next }, sites);
    return;
  }
  const value = valueAt(node, step);
  if (value) walk({ node: value, rest: next, guards, container: node }, sites);
}

function isNoValue(node: Node): boolean {
  const call = intrinsicOf(node);
  return call?.name === 'Ref' && stringOf(call.argument) === 'AWS::NoValue';
}

/** The values along the rest of a path, once what stood in its way is resolved. */
export function valuesAt(node: Node, rest: readonly string[]): Node[] {
  const [step, ...next] = rest;
  if (step === undefined || node.type === 'unresolved') return [node];
  if (step === '[]') {
    return (node.type === 'sequence' ? node.items : [node]).flatMap((item) => valuesAt(item, next));
  }
  const value = valueAt(node, step);
  return value ? valuesAt(value, next) : [];
}
