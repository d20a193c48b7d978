import { describe, expect, it, test } from 'vitest';
import { policySize, SIZE_QUOTAS, sizeQuota } from './quotas.ts';

describe('sizeQuota', () => {
  test.each([
    [{ kind: 'identity' }, 6_144],
    [{ kind: 'identity', form: 'managed', resourceType: 'AWS::IAM::ManagedPolicy' }, 6_144],
    [{ kind: 'identity', form: 'inline', resourceType: 'AWS::IAM::Role' }, 10_240],
    [{ kind: 'identity', form: 'inline', resourceType: 'AWS::IAM::User' }, 2_048],
    [{ kind: 'identity', form: 'inline', resourceType: 'AWS::IAM::Group' }, 5_120],
    [{ kind: 'identity', form: 'inline', resourceType: 'AWS::SSO::PermissionSet' }, 32_768],
    [{ kind: 'identity', form: 'inline' }, undefined],
    [{ kind: 'boundary' }, 6_144],
    [{ kind: 'trust' }, 2_048],
    [{ kind: 'scp' }, 10_240],
    [{ kind: 'rcp' }, 5_120],
    [{ kind: 'resource', resourceType: 'AWS::S3::Bucket' }, 20_480],
    [{ kind: 'resource', resourceType: 'AWS::KMS::Key' }, 32_768],
    [{ kind: 'resource', resourceType: 'AWS::Nowhere::Thing' }, undefined],
    [{ kind: 'resource', resourceType: 'constructor' }, undefined],
    [{ kind: 'resource' }, undefined],
  ] as const)('of %j is %s', (place, limit) => {
    expect(sizeQuota(place)?.limit).toBe(limit);
  });

  it('names a page of the documentation for each', () => {
    for (const { source } of Object.values(SIZE_QUOTAS))
      expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });
});

describe('policySize', () => {
  const pretty = '{\n  "Sid" : "A b\\" c",\t"Resource": "é"\n}\n';
  test.each([
    ['characters-without-white-space', '{"Sid":"A b\\" c","Resource":"é"}'.length],
    ['characters', pretty.length],
    ['bytes', pretty.length + 1],
  ] as const)('in %s', (unit, size) => {
    expect(policySize(pretty, unit)).toBe(size);
  });

  it('does not depend on layout where white space is not counted', () => {
    const policy = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: 'a b' }],
    };
    const sizes = [undefined, 1, 4, '\t'].map((space) =>
      policySize(JSON.stringify(policy, null, space), 'characters-without-white-space'),
    );
    expect(new Set(sizes).size).toBe(1);
  });

  it('counts a character outside the basic plane once, and takes an unclosed string as it is', () => {
    expect(policySize('"😀"', 'characters')).toBe(3);
    expect(policySize('"😀€é"', 'bytes')).toBe(2 + 4 + 3 + 2);
    expect(policySize('{ "a b', 'characters-without-white-space')).toBe(5);
  });
});
