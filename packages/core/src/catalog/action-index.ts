import { decodeActionNames } from './decode-service.ts';
import { serviceIndex, services } from './generated/services.ts';

/** A service with where its actions stand among all actions. */
export interface IndexedService {
  readonly prefix: string;
  readonly firstOrdinal: number;
  readonly actionCount: number;
  /** Where its encoded text begins and ends. */
  readonly from: number;
  readonly to: number;
}

/** Names of all actions by service, without anything else of them: what patterns are matched against. */
export class ActionIndex {
  readonly services: readonly IndexedService[];
  readonly actionCount: number;
  readonly #byPrefix: ReadonlyMap<string, IndexedService>;
  readonly #names = new Map<string, readonly string[]>();

  constructor() {
    let firstOrdinal = 0;
    let from = 0;
    this.services = serviceIndex.split(',').map((entry) => {
      const [prefix = '', count = '', length = ''] = entry.split(' ');
      const actionCount = Number(count);
      const service = { prefix, firstOrdinal, actionCount, from, to: from + Number(length) };
      firstOrdinal += actionCount;
      from = service.to;
      return service;
    });
    this.actionCount = firstOrdinal;
    this.#byPrefix = new Map(this.services.map((service) => [service.prefix, service]));
  }

  /** The encoded text of a service. */
  textOf({ from, to }: IndexedService): string {
    return services.slice(from, to);
  }

  /** By prefix in lower case. */
  service(prefix: string): IndexedService | undefined {
    return this.#byPrefix.get(prefix);
  }

  /** The service that an ordinal belongs to. */
  serviceOf(ordinal: number): IndexedService {
    if (!(ordinal >= 0 && ordinal < this.actionCount))
      throw new RangeError(`no action has the ordinal ${ordinal}`);
    let low = 0;
    let high = this.services.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.services[middle]!.firstOrdinal <= ordinal) low = middle;
      else high = middle - 1;
    }
    return this.services[low]!;
  }

  /** Names of a service's actions in lower case, sorted. */
  foldedNames(service: IndexedService): readonly string[] {
    let names = this.#names.get(service.prefix);
    if (!names) {
      names = decodeActionNames(this.textOf(service).toLowerCase());
      this.#names.set(service.prefix, names);
    }
    return names;
  }

  /** The ordinal of the action of a name in lower case; undefined when the service has none of that name. */
  ordinalOf(service: IndexedService, name: string): number | undefined {
    const names = this.foldedNames(service);
    const at = firstAtLeast(names, name);
    return names[at] === name ? service.firstOrdinal + at : undefined;
  }
}

/** Index of the first of sorted texts that is not before a text. */
export function firstAtLeast(texts: readonly string[], text: string): number {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (texts[middle]! < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
