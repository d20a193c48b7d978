import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTerraform } from '../../src/terraform/read-terraform.ts';
import { expressionsWith } from './arbitrary-expression.ts';
import { moduleOf } from './memory-files.ts';

const expression = expressionsWith({
  text: [
    'var.t',
    'aws_iam_role.r.arn',
    'local.a',
    'each.key',
    'aws_s3_bucket.b[0].arn',
    'module.m.out',
    'var.t.x.y',
  ],
  number: ['var.n', 'count.index'],
  bool: ['var.b', 'var.t == null'],
  texts: ['var.l', 'aws_s3_bucket.b[*].arn', 'keys(var.m)'],
  map: ['var.m', 'aws_iam_policy.each'],
});

const TYPES = [
  'aws_iam_role',
  'aws_iam_policy',
  'aws_s3_bucket',
  'aws_iam_role_policy',
  'aws_s3_bucket_policy',
];
const ARGUMENTS = [
  'name',
  'policy',
  'role',
  'bucket',
  'assume_role_policy',
  'count',
  'for_each',
  'principal',
];

const resource = fc
  .tuple(
    fc.constantFrom(...TYPES),
    fc.constantFrom('r', 'b', 'each'),
    fc.uniqueArray(fc.tuple(fc.constantFrom(...ARGUMENTS), expression), {
      maxLength: 4,
      selector: ([name]) => name,
    }),
    fc.option(expression),
  )
  .map(([type, name, given, loop]) => {
    const written = given.map(([argument, value]) => `  ${argument} = ${value}`);
    const block = loop ? `  dynamic "x" {\n    for_each = ${loop}\n    content { y = x.value }\n  }` : '';
    return `resource "${type}" "${name}" {\n${written.join('\n')}\n${block}\n}`;
  });

const mistake = fc.option(fc.tuple(fc.nat(3000), fc.constantFrom('"', '{', '}', '[', '(', '\n', '${')));

const files = fc
  .tuple(fc.array(resource, { maxLength: 5 }), fc.array(expression, { maxLength: 3 }), expression, mistake)
  .map(([resources, statements, local, wrong]) => {
    const variables = ['t', 'n', 'b', 'l', 'm'].map((name) => `variable "${name}" {}`);
    const text = [
      ...variables,
      `locals {\n  a = ${local}\n}`,
      'module "m" {\n  source = "./m"\n  v = local.a\n}',
      'data "aws_iam_policy_document" "d" {',
      ...statements.map((one) => `  statement {\n    actions = [${one}]\n    resources = ${one}\n  }`),
      '}',
      ...resources,
    ].join('\n');
    const at = wrong ? wrong[0] % text.length : 0;
    return {
      'main.tf': wrong ? text.slice(0, at) + wrong[1] + text.slice(at) : text,
      'm/main.tf':
        'variable "v" {}\noutput "out" { value = var.v }\nresource "aws_sqs_queue" "q" { name = var.v }',
    };
  });

test('any module is read to the end, and everything in it has a place', () => {
  fc.assert(
    fc.property(files, (written) => {
      const module = moduleOf(written);
      const { text, policies, problems } = readTerraform(module);
      for (const { range } of [...policies.map(({ policy }) => policy), ...problems, ...module.resources]) {
        expect(Object.keys(written)).toContain(text.location(range).file);
      }
    }),
    { numRuns: 300 },
  );
});
