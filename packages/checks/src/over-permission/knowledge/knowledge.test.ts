import { loadCatalog } from '@leastwise/core';
import { describe, expect, it } from 'vitest';
import { ESCALATION_PATHS } from '../escalation-paths.ts';
import { ACCESS_GIVING_ACTIONS } from './access-giving-actions.ts';
import { CREDENTIAL_ACTIONS } from './credentials.ts';
import { DATA_READS } from './data-reads.ts';
import { NOTABLE_ACTIONS } from './notable-actions.ts';
import { ROLE_TAKING_SERVICES } from './role-taking-services.ts';
import { ROUTINE_WRITES } from './routine-writes.ts';
import { GRAVE_SERVICES, MINOR_SERVICES } from './services.ts';

const catalog = loadCatalog();
const steps = ESCALATION_PATHS.flatMap(({ onAny, also = [], anyOf = [] }) => [...onAny, ...also, ...anyOf]);

describe('what is known of actions', () => {
  it.each([
    ['data reads', DATA_READS],
    ['credentials', CREDENTIAL_ACTIONS],
    ['notable actions', NOTABLE_ACTIONS],
    ['routine writes', [...ROUTINE_WRITES]],
    ['actions that give access', ACCESS_GIVING_ACTIONS],
    ['escalation paths', [...new Set(steps)]],
  ])('names only actions that exist, as AWS writes them: %s', (_, ids) => {
    expect(ids.filter((id) => catalog.action(id)?.id !== id)).toEqual([]);
  });

  it.each([
    ['data reads', DATA_READS],
    ['credentials', CREDENTIAL_ACTIONS],
  ])('names only actions that can be limited to resources: %s', (_, ids) => {
    expect(ids.filter((id) => catalog.action(id)?.resourceTypes.length === 0)).toEqual([]);
  });

  it('names only services that exist', () => {
    expect(
      [...GRAVE_SERVICES.keys(), ...MINOR_SERVICES].filter((prefix) => !catalog.service(prefix)),
    ).toEqual([]);
  });
});

describe('escalation paths', () => {
  it('have ids of their own', () => {
    const ids = ESCALATION_PATHS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('each have a step that needs a resource of the choice of whoever takes it', () => {
    const without = ESCALATION_PATHS.filter(
      ({ onAny, passRoleTo }) => onAny.length === 0 && !passRoleTo?.length,
    );
    expect(without).toEqual([]);
  });

  it('pass roles to each of the services that take them most', () => {
    const services = new Set(ESCALATION_PATHS.flatMap(({ passRoleTo = [] }) => passRoleTo));
    expect(ROLE_TAKING_SERVICES.filter((service) => !services.has(service))).toEqual([]);
  });
});
