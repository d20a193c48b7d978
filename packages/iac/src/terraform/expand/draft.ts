import type { Entry, MappingNode, Node, Range } from '@leastwise/core';
import { valueAt } from '@leastwise/core';
import type { TerraformResource } from '../terraform-resource.ts';

/** A resource of the template that a module becomes, while other resources add to it. */
export class Draft {
  readonly from: TerraformResource;
  type: string;
  readonly #properties: Entry[];

  constructor(from: TerraformResource, type: string, properties: MappingNode) {
    this.from = from;
    this.type = type;
    this.#properties = [...properties.entries];
  }

  get id(): string {
    return this.from.address;
  }

  get range(): Range {
    return this.from.range;
  }

  get properties(): MappingNode {
    return { type: 'mapping', entries: this.#properties, range: this.range };
  }

  get(property: string): Node | undefined {
    return valueAt(this.properties, property);
  }

  /** Sets a property, in place of what it was. */
  set(property: string, value: Node): void {
    this.remove(property);
    this.#properties.push({ key: property, keyRange: value.range, value });
  }

  remove(property: string): void {
    const at = this.#properties.findIndex(({ key }) => key === property);
    if (at !== -1) this.#properties.splice(at, 1);
  }

  /** Adds to a property that is a list. */
  add(property: string, value: Node): void {
    const before = this.get(property);
    if (before?.type === 'sequence' && !before.tag) {
      this.set(property, { ...before, items: [...before.items, value] });
    } else {
      this.set(property, { type: 'sequence', items: before ? [before, value] : [value], range: value.range });
    }
  }
}
