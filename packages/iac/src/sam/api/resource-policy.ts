import { listOf, type Node, valueAt } from '@leastwise/core';
import { nodeOf, type Plain, sub } from '../template/build.ts';
import { given, sameMeaning, textOf } from '../template/intrinsics.ts';
import type { Routes } from './routes.ts';
import { arnPath } from './routes.ts';

const INVOKE = 'execute-api:Invoke';

/** The resource policy of a REST API, gathered from its `Auth`, its events' `Auth` and its definition. */
export class ApiResourcePolicy {
  #statements: Node[] = [];
  #version: Plain | undefined;
  #range: Node['range'] | undefined;

  /** Starts from the policy that the API's definition has: its `x-amazon-apigateway-policy`. */
  startFrom(policy: Node): void {
    this.#statements = [...listOf(valueAt(policy, 'Statement'))];
    this.#version = valueAt(policy, 'Version');
    this.#range = policy.range;
  }

  /**
   * Adds what a `ResourcePolicy` of SAM says, for one path.
   * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-resourcepolicystatement.html
   */
  addPath(rules: Node, path: string, routes: Routes, stage: Plain | undefined): void {
    const resources = routes.methods(path).map((method) => {
      const text = `execute-api:/\${__Stage__}/${method}${path === '/' ? '/' : openPath(path)}`;
      return sub(text, { __Stage__: stage ?? '*' });
    });
    for (const [property, effect] of ACCOUNT_LISTS) {
      const accounts = nonEmpty(given(rules, property));
      if (!accounts) continue;
      const Principal = { AWS: accounts };
      this.#add(accounts, { Effect: effect, Action: INVOKE, Resource: resources, Principal }, false);
    }
    for (const [property, operator] of RANGE_LISTS) {
      const ranges = nonEmpty(given(rules, property));
      if (ranges) this.#guard(ranges, resources, { [operator]: { 'aws:SourceIp': ranges } });
    }
    for (const [prefix, operator] of NETWORK_LISTS) {
      const networks = networkKeys(rules, prefix);
      const at = Object.values(networks).flat()[0];
      if (at) this.#guard(at, resources, { [operator]: networks });
    }
  }

  /** Adds the statements that a `ResourcePolicy` spells out. */
  addCustom(rules: Node): void {
    const statements = given(rules, 'CustomStatements');
    if (!statements) return;
    const isFirst = this.#statements.length === 0;
    for (const statement of listOf(statements)) this.#add(statement, statement, !isFirst);
  }

  /** The policy document; undefined when the API has none. */
  document(): Node | undefined {
    if (this.#statements.length === 0 || !this.#range) return undefined;
    return nodeOf({ Version: this.#version, Statement: this.#statements }, this.#range);
  }

  /** Everyone is let in, and then whoever meets the condition is kept out. */
  #guard(at: Node, resources: readonly Plain[], condition: Plain): void {
    const statement = { Action: INVOKE, Resource: resources, Principal: '*' };
    this.#add(at, { Effect: 'Allow', ...statement }, true);
    this.#add(at, { Effect: 'Deny', ...statement, Condition: condition }, true);
  }

  #add(at: Node, statement: Plain, once: boolean): void {
    this.#version = '2012-10-17';
    this.#range ??= at.range;
    const node = nodeOf(statement, at.range);
    if (once && this.#statements.some((other) => sameMeaning(other, node))) return;
    this.#statements.push(node);
  }
}

const ACCOUNT_LISTS = [
  ['AwsAccountWhitelist', 'Allow'],
  ['AwsAccountBlacklist', 'Deny'],
] as const;

const RANGE_LISTS = [
  ['IpRangeWhitelist', 'NotIpAddress'],
  ['IpRangeBlacklist', 'IpAddress'],
] as const;

const NETWORK_LISTS = [
  ['Blacklist', 'StringEquals'],
  ['Whitelist', 'StringNotEquals'],
] as const;

/** The VPCs and VPC endpoints that a list names, by condition key. */
function networkKeys(rules: Node, list: 'Blacklist' | 'Whitelist'): Record<string, Node[]> {
  const plain = listOf(given(rules, `SourceVpc${list}`));
  const starting = (prefix: string) => plain.filter((item) => textOf(item)?.startsWith(prefix));
  const keys = {
    'aws:SourceVpc': [...starting('vpc-'), ...listOf(given(rules, `IntrinsicVpc${list}`))],
    'aws:SourceVpce': [...starting('vpce-'), ...listOf(given(rules, `IntrinsicVpce${list}`))],
  };
  return Object.fromEntries(Object.entries(keys).filter(([, items]) => items.length > 0));
}

function nonEmpty(node: Node | undefined): Node | undefined {
  if (node?.type !== 'sequence' || node.tag) return node && nodeOf([node], node.range);
  return node.items.length > 0 ? node : undefined;
}

/** The path with `*` for its parameters; its trailing slash stays here. */
function openPath(path: string): string {
  return path.endsWith('/') && path.length > 1 ? `${arnPath(path)}/` : arnPath(path);
}
