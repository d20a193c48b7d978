import { CompositeText, OpaqueTable, SourceText } from '@leastwise/core';
import { expect, test } from 'vitest';
import type { TerraformModule, TerraformResource } from '../terraform-resource.ts';
import { attributeOf } from './attribute-of.ts';

const range = { start: 0, end: 1 };
const bucket: TerraformResource = {
  address: 'aws_s3_bucket.photos["eu"]',
  mode: 'managed',
  type: 'aws_s3_bucket',
  name: 'photos',
  module: '',
  key: 'eu',
  body: {
    type: 'mapping',
    entries: [{ key: 'bucket', keyRange: range, value: { type: 'scalar', value: 'photos-eu', range } }],
    range,
  },
  range,
  idRange: range,
};
const module: TerraformModule = {
  text: new CompositeText('infra', [new SourceText('infra/main.tf', '')]),
  resources: [bucket],
  conditions: new Map(),
  problems: [],
  notAnalysed: [],
  opaque: new OpaqueTable(),
};

test('a configured argument is its value, anything else a letter that equals itself', () => {
  const [resource] = module.resources;
  const of = (attribute: string) =>
    attributeOf({ resource: resource!, attribute, range, opaque: module.opaque });
  expect(of('bucket')).toMatchObject({ type: 'scalar', value: 'photos-eu' });
  expect(of('arn')).toMatchObject({ type: 'unresolved' });
  expect(of('arn')).toEqual(of('arn'));
  const arn = of('arn');
  expect(arn.type === 'unresolved' && module.opaque.show(arn.letter)).toBe(
    '${aws_s3_bucket.photos["eu"].arn}',
  );
});
