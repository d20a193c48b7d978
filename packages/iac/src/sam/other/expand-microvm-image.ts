import type { Node } from '@leastwise/core';
import { getAtt, type Plain, sub } from '../template/build.ts';
import type { Expansion, TemplateResource } from '../template/expansion.ts';
import { given, textOf } from '../template/intrinsics.ts';
import { GeneratedRole, trustOf } from '../template/role.ts';

/** An image of a Lambda micro virtual machine: the role that builds it, unless the template gives one. */
export function expandMicrovmImage(resource: TemplateResource, expansion: Expansion): void {
  const { id, properties, idRange } = resource;
  const written = given(properties, 'BuildRoleArn');
  const role = new GeneratedRole(`${id}BuildRole`, resource, trustOf('lambda.amazonaws.com'));
  const code = given(properties, 'CodeUri');
  const statements: Plain[] = [
    {
      Effect: 'Allow',
      Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: '*',
    },
  ];
  if (code)
    statements.unshift({ Effect: 'Allow', Action: ['s3:GetObject'], Resource: codeArn(code, expansion) });
  const at = code?.range ?? idRange;
  role.generate('MicrovmImageBuildPolicy', { Version: '2012-10-17', Statement: statements }, at);
  expansion.emit(id, 'AWS::Lambda::MicrovmImage', {
    from: resource,
    properties: { BuildRoleArn: written ?? getAtt(role.id, 'Arn') },
  });
  if (!written) role.emit(expansion);
}

/** Every object of the bucket that the code is in. */
function codeArn(code: Node, expansion: Expansion): Plain {
  const bucket = /^s3:\/\/([^/]+)/.exec(textOf(expansion.resolve(code)) ?? '')?.[1];
  if (bucket !== undefined) return sub(`arn:\${AWS::Partition}:s3:::${bucket}/*`);
  const split = { 'Fn::Select': [2, { 'Fn::Split': ['/', code] }] };
  return sub(`arn:\${AWS::Partition}:s3:::\${Bucket}/*`, { Bucket: split });
}
