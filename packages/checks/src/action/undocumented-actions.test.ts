import { loadCatalog } from '@leastwise/core';
import { expect, test } from 'vitest';
import { isUndocumentedAction, isUndocumentedService, undocumentedNames } from './undocumented-actions.ts';

const catalog = loadCatalog();
const { services, actions } = undocumentedNames();

test('names that the catalogue knows have no place in the table', () => {
  expect(services.filter((prefix) => catalog.service(prefix))).toEqual([]);
  expect(actions.filter((id) => catalog.action(id))).toEqual([]);
});

test('actions are of services that exist', () => {
  expect(actions.filter((id) => !catalog.service(id.slice(0, id.indexOf(':'))))).toEqual([]);
});

test('case does not count', () => {
  expect(isUndocumentedService('DeepLens')).toBe(true);
  expect(isUndocumentedAction('CloudHSM:describeHapg')).toBe(true);
  expect(isUndocumentedAction('s3:GetObject')).toBe(false);
});
