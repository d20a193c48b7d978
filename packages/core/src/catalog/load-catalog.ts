import type { Catalog } from './model.ts';
import { ShippedCatalog } from './shipped-catalog.ts';

let loaded: Catalog | undefined;

/** The catalogue that this version ships. It reads a service when that is first asked for. */
export function loadCatalog(): Catalog {
  loaded ??= new ShippedCatalog();
  return loaded;
}
