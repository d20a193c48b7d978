import type { Node } from '@leastwise/core';
import { valueAt } from '@leastwise/core';
import { ifOf, intrinsicOf, isNoValue } from '../template/intrinsics.ts';

/** What API Gateway's OpenAPI extension calls the method that stands for all. */
const ANY_METHOD = 'x-amazon-apigateway-any-method';

/** The paths of an API with their methods, in the order in which they came to be. */
export class Routes {
  readonly #methods = new Map<string, string[]>();

  add(path: string, method: string): void {
    const methods = this.#methods.get(path) ?? [];
    this.#methods.set(path, methods);
    const name = method.toLowerCase() === 'any' ? ANY_METHOD : method.toLowerCase();
    if (!methods.includes(name)) methods.push(name);
  }

  /** Adds what an OpenAPI document lists under `paths`; false when that is not known here. */
  addOpenApi(document: Node): boolean {
    const paths = valueAt(document, 'paths');
    if (intrinsicOf(document) || !paths || paths.type !== 'mapping') return false;
    for (const { key, value } of paths.entries) {
      if (key.startsWith('Fn::')) return false;
      const methods = branches(value).flatMap((item) => (item.type === 'mapping' ? item.entries : []));
      this.#methods.set(key, [...(this.#methods.get(key) ?? []), ...methods.map((entry) => entry.key)]);
    }
    return true;
  }

  paths(): readonly string[] {
    return [...this.#methods.keys()];
  }

  /** The methods of a path, `*` for any: `['GET', '*']`. */
  methods(path: string): readonly string[] {
    const names = this.#methods.get(path) ?? [];
    return names.map((name) =>
      name === ANY_METHOD || name.toLowerCase() === 'any' ? '*' : name.toUpperCase(),
    );
  }
}

/** A path without its trailing slash and with `*` for its parameters, as ARNs of API Gateway have it. */
export function arnPath(path: string): string {
  return path.replace(/^(.+)\/$/s, '$1').replace(/\{[\w.-]+\+?\}/g, '*');
}

function branches(node: Node): readonly Node[] {
  const choice = ifOf(node);
  return choice ? [choice.then, choice.otherwise].filter((branch) => !isNoValue(branch)) : [node];
}
