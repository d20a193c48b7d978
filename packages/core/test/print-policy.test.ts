import { expect, test } from 'vitest';
import { loadManagedPolicies } from '../src/catalog/managed-policies.ts';
import { readDocument } from '../src/document/read-document.ts';
import { SourceText } from '../src/document/source-text.ts';
import type { PolicyKind } from '../src/policy/kind.ts';
import { parsePolicy } from '../src/policy/parse-policy.ts';
import { policyDocument, printPolicy } from '../src/policy/print-policy.ts';

const parse = (text: string, kind: PolicyKind = 'identity') =>
  parsePolicy(readDocument(new SourceText('policy.json', text)).root!, kind);

test('every AWS managed policy prints back to what it says', async () => {
  const managed = await loadManagedPolicies();
  for (const name of managed.names()) {
    const document = JSON.parse(managed.get(name)!.document);
    const policy = parse(JSON.stringify(document));
    const printed = JSON.parse(printPolicy(policy));
    const statements = [document.Statement].flat();
    const withoutEmptyConditions = statements.map(({ Condition, ...rest }) =>
      Condition && Object.keys(Condition).length > 0 ? { ...rest, Condition } : rest,
    );
    expect(printed.Statement).toEqual(
      JSON.parse(JSON.stringify(withoutEmptyConditions), (_, value) =>
        typeof value === 'boolean' ? String(value) : value,
      ),
    );
  }
});

test('every element has its place', () => {
  const document = {
    Version: '2012-10-17',
    Id: 'example',
    Statement: [
      {
        Sid: 'One',
        Effect: 'Allow',
        Principal: { AWS: ['111122223333', '444455556666'], Service: 'sns.amazonaws.com' },
        NotAction: ['s3:Delete*'],
        NotResource: 'arn:aws:s3:::a/*',
        Condition: {
          'ForAnyValue:StringLike': { 'aws:TagKeys': ['a', 'b'] },
          Bool: { 'aws:SecureTransport': 'true' },
        },
      },
      { Effect: 'Deny', NotPrincipal: '*', Action: 's3:*', Resource: ['*'] },
    ],
  };
  const policy = parse(JSON.stringify(document), 'resource');
  expect(policy.problems).toEqual([]);
  expect(policyDocument(policy)).toEqual(document);
  expect(printPolicy(parse(printPolicy(policy), 'resource'))).toBe(printPolicy(policy));
});
