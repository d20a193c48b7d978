import { objectOf, parseObject, textOf } from './json.ts';

const LOGICAL_ID = 'aws:cdk:cloudformation:logicalId';

/** The constructs of an app, from its `tree.json`. */
export class ConstructTree {
  readonly #resources: { readonly path: string; readonly logicalId: string }[] = [];

  /** Reads the text of `tree.json`; what is no tree has no constructs. */
  constructor(text: string) {
    const pending: unknown[] = [objectOf(parseObject(text)?.tree)];
    while (pending.length > 0) {
      const node = objectOf(pending.pop());
      if (!node) continue;
      const path = textOf(node.path);
      const logicalId = textOf(objectOf(node.attributes)?.[LOGICAL_ID]);
      if (path !== undefined && logicalId !== undefined) this.#resources.push({ path, logicalId });
      pending.push(...Object.values(objectOf(node.children) ?? {}));
    }
  }

  /** The path of a resource of a stack, by its logical id. */
  pathOf(stackPath: string, logicalId: string): string | undefined {
    const found = this.#resources.find((resource) => {
      return resource.logicalId === logicalId && resource.path.startsWith(`${stackPath}/`);
    });
    return found?.path;
  }
}
