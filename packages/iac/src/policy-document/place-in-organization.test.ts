import { expect, test } from 'vitest';
import { placeInOrganization } from './place-in-organization.ts';

test.each<[string, string | undefined]>([
  ['deny.json', undefined],
  ['scps/deny.json', undefined],
  ['scps/Prod/deny.json', undefined],
  ['house/deny.json', undefined],
  ['ou/deny.json', '/'],
  ['ou/root/deny.json', '/'],
  ['policies/OU/Prod/deny.json', '/Prod'],
  ['ou/Root/Workloads/Prod/deny.json', '/Workloads/Prod'],
  ['ous/Workloads/ous/Prod/scps/deny.json', '/Workloads/Prod'],
  ['organizational-units/Workloads/policies/service-control-policies/deny.json', '/Workloads'],
  ['organisational_units/Sandbox/rcp/tls.json', '/Sandbox'],
  ['ou\\Workloads\\Prod\\deny.json', '/Workloads/Prod'],
])('%s', (path, place) => {
  expect(placeInOrganization(path)).toBe(place);
});
