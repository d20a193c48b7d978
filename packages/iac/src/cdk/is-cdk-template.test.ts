import { readJson } from '@leastwise/core';
import { expect, test } from 'vitest';
import { isCdkTemplate } from './is-cdk-template.ts';

test.each<[string, object, boolean]>([
  [
    'a construct path',
    { Resources: { Q: { Type: 'AWS::SQS::Queue', Metadata: { 'aws:cdk:path': 'S/Q' } } } },
    true,
  ],
  [
    'the bootstrap stack',
    { Parameters: { BootstrapVersion: { Default: '/cdk-bootstrap/hnb659fds/version' } } },
    true,
  ],
  ['the versions of libraries', { Resources: { CDKMetadata: { Type: 'AWS::CDK::Metadata' } } }, true],
  ['other metadata', { Resources: { Q: { Type: 'AWS::SQS::Queue', Metadata: { path: 'S/Q' } } } }, false],
  ['a parameter of the same name', { Parameters: { BootstrapVersion: { Default: '1' } } }, false],
  ['nothing', {}, false],
])('a template with %s', (_, template, expected) => {
  expect(isCdkTemplate(readJson(JSON.stringify(template)).root!)).toBe(expected);
});
