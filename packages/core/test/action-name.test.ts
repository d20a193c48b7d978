import { expect, test } from 'vitest';
import { loadCatalog } from '../src/catalog/load-catalog.ts';
import { actionName } from '../src/evaluate/action-name.ts';
import { ACTIONS } from '../src/symbolic/universe.ts';

test('every action of the catalogue can be in a request', () => {
  const catalog = loadCatalog();
  for (const prefix of catalog.servicePrefixes()) {
    for (const { id } of catalog.service(prefix)?.actions ?? []) {
      expect(actionName(id).folded).toBe(id.toLowerCase());
      expect([id, ACTIONS.has(id)]).toEqual([id, true]);
    }
  }
});
