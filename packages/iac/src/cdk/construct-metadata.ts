import { type JsonObject, listOf, objectOf, textOf } from './json.ts';
import { type Frame, ownFrame } from './stack-trace.ts';

/** What synthesis recorded of the constructs of a stack. */
export class ConstructMetadata {
  readonly #frames = new Map<string, Frame>();
  readonly #paths = new Map<string, string>();

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

  /** The line of the app that created a construct. */
  frameOf(path: string): Frame | undefined {
    return this.#frames.get(path);
  }

  /** The path of the construct behind a logical id; of the stack itself, not of stacks nested in it. */
  pathOf(logicalId: string): string | undefined {
    return this.#paths.get(logicalId);
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
        if (logicalId !== undefined && !this.#paths.has(logicalId)) this.#paths.set(logicalId, path);
        this.#addFrame(path, ownFrame(listOf(trace)));
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
