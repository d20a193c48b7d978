import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { fittingResources } from './fitting-resources.ts';

const catalog = loadCatalog();

describe('resources that an action can name', () => {
  test.each([
    ['s3:PutBucketPolicy', 'arn:aws:s3:::invoices', true],
    ['s3:PutBucketPolicy', 'arn:aws:s3:::invoices/2026/a.pdf', false],
    ['s3:GetObject', 'arn:aws:s3:::invoices/2026/a.pdf', true],
    ['s3:GetObject', 'arn:aws:s3:::invoices', false],
    ['dynamodb:PutItem', 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders', true],
    ['dynamodb:PutItem', 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders/index/by-date', false],
    ['dynamodb:Query', 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders/index/by-date', true],
    ['iam:GetRole', 'arn:aws:iam::111122223333:role/service/app', true],
  ])('%s on %s: %s', (action, arn, fits) => {
    const fitting = fittingResources(catalog, catalog.action(action)!);
    expect(fitting.has(arn)).toBe(fits);
    expect(fitting.set.has(arn)).toBe(fits);
  });
});

test('actions with very many forms are bounded, and take any ARN rather than none', () => {
  const fitting = fittingResources(catalog, catalog.action('apigateway:DELETE')!);
  expect(fitting.set.has('arn:aws:apigateway:eu-west-1::/restapis/a1b2c3/stages/prod')).toBe(true);
});
