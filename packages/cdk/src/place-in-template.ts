import { type Node, type Range, readDocument, type SourceText } from '@leastwise/core';

/** Where in a template something stands, as CDK tells it. */
export interface PlaceInTemplate {
  /** Absent for what is outside of resources. */
  readonly logicalId?: string;
  /** The path within the resource, or within the template: `Properties.PolicyDocument.Statement.0.Action`. */
  readonly location: string;
}

/** Finds places in one template. */
export class TemplatePlaces {
  readonly #root: Node | undefined;

  constructor(text: SourceText) {
    this.#root = readDocument(text).root;
  }

  placeOf(range: Range): PlaceInTemplate {
    const [section, logicalId, ...within] = pathTo(this.#root, range);
    if (section !== 'Resources' || logicalId === undefined) {
      return { location: [section, logicalId, ...within].filter((step) => step !== undefined).join('.') };
    }
    return { logicalId, location: within.join('.') };
  }
}

function pathTo(node: Node | undefined, range: Range): string[] {
  if (node?.type === 'sequence') {
    const at = node.items.findIndex((item) => holds(item.range, range));
    return at === -1 ? [] : [String(at), ...pathTo(node.items[at], range)];
  }
  if (node?.type !== 'mapping') return [];
  for (const { key, keyRange, value } of node.entries) {
    if (holds(value.range, range)) return [key, ...pathTo(value, range)];
    if (range.start >= keyRange.start && range.start < value.range.end) return [key];
  }
  return [];
}

function holds(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
