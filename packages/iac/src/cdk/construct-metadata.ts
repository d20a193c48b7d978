import { type JsonObject, listOf, objectOf, textOf } from './json.ts';
import { type Frame, ownFrame } from './stack-trace.ts';

/** What synthesis recorded of the constructs of a stack. */
export class ConstructMetadata {
  readonly #frames = new Map<string, Frame>();
  readonly #paths = new Map<string, string[]>();
  readonly #stacks = new Map<string, string>();

  /**
   * Adds what a manifest or a metadata file has: entries by construct path, which starts with `/`.
   * @see https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.cloud_assembly_schema.MetadataEntry.html
   */
  add(metadata: JsonObject | undefined): void {
    for (const [path, entries] of Object.entries(metadata ?? {})) {
      const objects = listOf(entries)
        .map(objectOf)
        .filter((entry) => entry !== undefined);
      this.#addConstruct(path.replace(/^\//, ''), objects);
    }
  }

  /**
   * The line of the app that created a construct, or what it is a part of: the default policy of a function's role
   * is there because of the function.
   * @param stack the path of the construct's stack, whose own line says nothing of what is in it
   */
  frameOf(path: string, stack: string): Frame | undefined {
    for (let at = path; at !== '' && at !== stack; at = parentOf(at)) {
      const frame = this.#frames.get(at) ?? this.#frames.get(`${at}/Resource`);
      if (frame) return frame;
    }
    return undefined;
  }

  /** The path of the stack that is written to a template, which may be nested; as newer releases note it. */
  stackOf(templateFile: string): string | undefined {
    return this.#stacks.get(templateFile);
  }

  /**
   * The path of the construct behind a logical id of a stack.
   * @param stack the path of the stack
   */
  pathOf(logicalId: string, stack: string): string | undefined {
    const paths = this.#paths.get(logicalId) ?? [];
    if (this.#stacks.size === 0) return paths[0];
    const stacks = new Set(this.#stacks.values());
    return paths.find((path) => {
      let at = parentOf(path);
      while (at !== '' && !stacks.has(at)) at = parentOf(at);
      return at === stack;
    });
  }

  /** All files of the app that are known. */
  files(): readonly string[] {
    return [...this.#frames.values()].map(({ file }) => file);
  }

  #addConstruct(path: string, entries: readonly JsonObject[]): void {
    let assigned: Frame | undefined;
    for (const { type, data, trace } of entries) {
      if (type === 'aws:cdk:logicalId') {
        const logicalId = textOf(data);
        if (logicalId !== undefined) {
          const paths = this.#paths.get(logicalId);
          if (paths) paths.push(path);
          else this.#paths.set(logicalId, [path]);
        }
        this.#addFrame(path, ownFrame(listOf(trace)));
      } else if (type === 'aws:cdk:templateFile') {
        const file = textOf(data);
        if (file !== undefined) this.#stacks.set(file, path);
      } else if (type === 'aws:cdk:creationStack') {
        this.#addFrame(path, ownFrame(listOf(data)));
      } else if (type === 'aws:cdk:propertyAssignment') {
        assigned ??= ownFrame(listOf(objectOf(data)?.stackTrace));
      }
    }
    // What a library creates on its own, such as a default policy, is known by the line that filled it.
    this.#addFrame(path, assigned);
  }

  #addFrame(path: string, frame: Frame | undefined): void {
    if (frame && !this.#frames.has(path)) this.#frames.set(path, frame);
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
