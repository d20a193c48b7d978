import { SourceText } from '@leastwise/core';
import { expect, test } from 'vitest';
import { readSource } from '../read-source.ts';

const POLICY = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*" },
    {
      "Effect": "Deny",
      "Principal": "*",
      "Action": "execute-api:Invoke",
      "NotResource": [{ "Fn::Sub": "execute-api:/\${AWS::Region}/GET/a" }, "arn:aws:execute-api:*:*:other/*"]
    }
  ]
}`;

test.each([
  ['policy', `{ "Policy": ${POLICY} }`],
  ['definition', `{ "Body": { "openapi": "3.0.1", "x-amazon-apigateway-policy": ${POLICY} } }`],
])('`execute-api:/...` in the %s of an API stands for its ARN', (_, properties) => {
  const template = `{ "Resources": { "Pets": { "Type": "AWS::ApiGateway::RestApi", "Properties": ${properties} } } }`;
  const { policies, opaque } = readSource(new SourceText('template.json', template))!;
  const resources = policies[0]!.policy.statements.map(({ resource }) => {
    return resource!.values.map(({ value }) => opaque.show(value));
  });
  const api = `arn:aws:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Pets}`;
  expect(resources).toEqual([
    [`${api}/*`],
    [`${api}/\${AWS::Region}/GET/a`, 'arn:aws:execute-api:*:*:other/*'],
  ]);
});
