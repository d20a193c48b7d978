import { valueAt, valueAtPath } from '@leastwise/core';
import { describe, expect, test } from 'vitest';
import { documentOf } from '../../src/terraform/text/document-of.ts';
import { bodyOf, moduleOf, plain, resourceAt, writtenAt } from './memory-files.ts';

const addresses = ({ resources }: ReturnType<typeof moduleOf>) => resources.map(({ address }) => address);

describe('instances', () => {
  test('count and for_each, and references to them', () => {
    const module = moduleOf(`
      variable "names" { default = ["a", "b"] }
      resource "x" "counted" {
        count = 2
        name  = "n\${count.index}"
      }
      resource "x" "mapped" {
        for_each = { k1 = "v1", k2 = "v2" }
        name     = "\${each.key}-\${each.value}"
      }
      resource "x" "set" {
        for_each = toset(var.names)
        name     = each.value
      }
      resource "x" "none" { count = 0 }
      resource "y" "all" {
        counted = x.counted[*].name
        one     = x.counted[1].name
        mapped  = { for key, it in x.mapped : key => it.name }
        set     = values(x.set)[*].name
        none    = x.none[*].name
        first   = try(x.none[0].name, "nothing")
      }`);
    expect(addresses(module)).toEqual([
      'x.counted[0]',
      'x.counted[1]',
      'x.mapped["k1"]',
      'x.mapped["k2"]',
      'x.set["a"]',
      'x.set["b"]',
      'y.all',
    ]);
    expect(bodyOf(module, 'y.all')).toEqual({
      counted: ['n0', 'n1'],
      one: 'n1',
      mapped: { k1: 'k1-v1', k2: 'k2-v2' },
      set: ['a', 'b'],
      none: [],
      first: 'nothing',
    });
    expect(resourceAt(module, 'x.mapped["k1"]')).toMatchObject({
      type: 'x',
      name: 'mapped',
      key: 'k1',
      module: '',
    });
  });

  test('a condition that only deployment decides guards the instance', () => {
    const module = moduleOf(`
      variable "create" { type = bool }
      resource "x" "maybe" {
        count = var.create ? 1 : 0
        name  = "n"
      }
      resource "y" "uses" { name = one(x.maybe[*].name) }`);
    expect(resourceAt(module, 'x.maybe[0]').presence).toEqual({
      reason: 'it depends on `var.create`',
      guards: [{ condition: 'var.create', holds: true }],
      repeats: false,
    });
    expect([...module.conditions.keys()]).toEqual(['var.create']);
    expect(bodyOf(module, 'y.uses')).toEqual({ name: { '!If': ['var.create', 'n', 'AWS::NoValue'] } });
  });

  test('`try` around an instance that may not be there keeps both ways', () => {
    const module = moduleOf(`
      variable "create" { type = bool }
      resource "x" "maybe" {
        count = var.create ? 1 : 0
        name  = "n"
      }
      resource "y" "uses" {
        names = concat(try([x.maybe[0].name], []), ["always"])
        first = can(x.maybe[0]) ? "there" : "none"
      }`);
    expect(bodyOf(module, 'y.uses')).toEqual({
      names: { '!If': ['var.create', ['n', 'always'], ['always']] },
      first: { '!If': ['var.create', 'there', 'none'] },
    });
  });

  test('one instance stands for an unknown number', () => {
    const module = moduleOf(`
      variable "names" { type = set(string) }
      resource "x" "each" {
        for_each = var.names
        name     = "n-\${each.key}"
      }
      resource "y" "uses" { name = x.each["a"].name }`);
    expect(resourceAt(module, 'x.each').presence).toMatchObject({
      reason: 'variable `names` has no default',
      repeats: true,
    });
    expect(bodyOf(module, 'x.each')).toEqual({ name: 'n-${each.key of x.each}' });
    expect(bodyOf(module, 'y.uses')).toEqual({ name: 'n-${each.key of x.each}' });
  });
});

describe('nested blocks', () => {
  test('are one sequence for each type, in order, `dynamic` ones among them', () => {
    const module = moduleOf(`
      variable "more" { type = list(string) }
      variable "log" { type = bool }
      resource "x" "y" {
        rule { id = "first" }
        dynamic "rule" {
          for_each = { b = 2, a = 1 }
          content {
            id = "\${rule.key}\${rule.value}"
            dynamic "inner" {
              for_each = [rule.value]
              iterator = it
              content { value = it.value }
            }
          }
        }
        other { id = "x" }
        rule { id = "last" }
        dynamic "open" {
          for_each = var.more
          content { id = open.value }
        }
        dynamic "chosen" {
          for_each = var.log ? ["l"] : []
          content { id = chosen.value }
        }
        provider = aws.eu
        nothing  = null
      }`);
    expect(bodyOf(module, 'x.y')).toEqual({
      rule: [
        { id: 'first' },
        { id: 'a1', inner: [{ value: 1 }] },
        { id: 'b2', inner: [{ value: 2 }] },
        { id: 'last' },
      ],
      other: [{ id: 'x' }],
      open: [{ '!If': ['length(var.more) > 0', { id: '<variable `more` has no default>' }, 'AWS::NoValue'] }],
      chosen: [{ '!If': ['var.log', { id: 'l' }, 'AWS::NoValue'] }],
    });
  });
});

describe('modules', () => {
  const FILES = {
    'main.tf': `
      module "q" {
        source   = "./modules/queue"
        for_each = toset(["a", "b"])
        name     = "n-\${each.key}"
      }
      module "nested" {
        source = "./modules/outer"
        tags   = { team = "x" }
      }
      module "far" { source = "terraform-aws-modules/s3-bucket/aws" }
      resource "x" "y" {
        arns = [for q in module.q : q.name]
        b    = module.q["b"].name
        tag  = module.nested.tag
        far  = module.far.arn
      }`,
    'modules/queue/main.tf': `
      variable "name" { type = string }
      resource "aws_sqs_queue" "q" { name = "\${var.name}.fifo" }
      output "name" { value = aws_sqs_queue.q.name }`,
    'modules/outer/main.tf': `
      variable "tags" {
        type = object({ team = string, cost = optional(number, 7), more = optional(string) })
      }
      variable "unset" {}
      module "inner" {
        source = "../queue"
        name   = "inner-\${var.unset}"
      }
      output "tag" { value = "\${var.tags.team}-\${var.tags.cost}-\${path.module}" }`,
  };

  test('are evaluated with the variables that they are given', () => {
    const module = moduleOf(FILES);
    expect(addresses(module)).toEqual([
      'x.y',
      'module.q["a"].aws_sqs_queue.q',
      'module.q["b"].aws_sqs_queue.q',
      'module.nested.module.inner.aws_sqs_queue.q',
    ]);
    expect(bodyOf(module, 'x.y')).toEqual({
      arns: ['n-a.fifo', 'n-b.fifo'],
      b: 'n-b.fifo',
      tag: 'x-7-modules/outer',
      far: '<the module `module.far` is not analysed>',
    });
    expect(bodyOf(module, 'module.nested.module.inner.aws_sqs_queue.q')).toEqual({
      name: 'inner-${module.nested.var.unset}.fifo',
    });
    expect(module.notAnalysed.map(({ file, reason }) => [file, reason])).toEqual([
      [
        'main.tf',
        'module `module.far`: it comes from `terraform-aws-modules/s3-bucket/aws`, which is not here; `terraform init` fetches it',
      ],
    ]);
  });

  test('places are those of each file', () => {
    const module = moduleOf(FILES);
    const name = valueAt(resourceAt(module, 'module.q["a"].aws_sqs_queue.q').body, 'name');
    expect(module.text.location(name!.range)).toMatchObject({
      file: 'modules/queue/main.tf',
      startLine: 3,
      startColumn: 45,
    });
  });

  test('one that calls itself ends', () => {
    const module = moduleOf({
      'main.tf': 'module "a" { source = "./a" }',
      'a/main.tf': 'module "b" { source = "../b" }\nresource "x" "a" {}',
      'b/main.tf': 'module "a" { source = "../a" }\nresource "x" "b" {}',
    });
    expect(addresses(module)).toEqual(['module.a.x.a', 'module.a.module.b.x.b']);
    expect(module.notAnalysed).toMatchObject([
      { file: 'b/main.tf', reason: 'module `module.a.module.b.module.a`: it calls itself' },
    ]);
  });
});

describe('values of variables', () => {
  test('come from the files that Terraform loads by itself, in its order', () => {
    const module = moduleOf({
      'main.tf': `
        variable "a" { default = "default" }
        variable "b" { default = "default" }
        variable "c" { default = "default" }
        variable "n" {
          type     = string
          default  = "kept"
          nullable = false
        }
        variable "t" { type = map(string) }
        resource "x" "y" {
          a = var.a
          b = var.b
          c = var.c
          n = var.n
          t = var.t
        }`,
      'terraform.tfvars': 'a = "file"\nb = "file"\nn = null\nt = { x = 1 }\n',
      'z.auto.tfvars': 'b = "z"\n',
      'a.auto.tfvars.json': '{"b": "a", "c": "a"}',
      'other.tfvars': 'a = "other"\n',
    });
    expect(bodyOf(module, 'x.y')).toEqual({ a: 'file', b: 'z', c: 'a', n: 'kept', t: { x: '1' } });
  });

  test('local values that refer to themselves are named', () => {
    const module = moduleOf(`
      locals {
        a = local.b
        b = "x-\${local.a}"
      }
      resource "x" "y" { a = local.a }`);
    const message = '`local.a` refers to itself: local.a → local.b → local.a';
    expect(bodyOf(module, 'x.y')).toEqual({ a: `<${message}>` });
    expect(module.problems).toMatchObject([{ code: 'syntax', message }]);
  });
});

describe('files', () => {
  test('are read where the module is, and positions point into them', () => {
    const module = moduleOf({
      'main.tf': `
        resource "x" "y" {
          policy = file("\${path.module}/policies/p.json")
          made   = templatefile("policies/t.tftpl", { bucket = "b", names = ["u", "v"] })
          set    = fileset("policies", "*.json")
          is     = fileexists("policies/p.json")
        }`,
      'policies/p.json': '{\n  "Action": "s3:Get*"\n}\n',
      'policies/t.tftpl': '%{ for n in names ~}\n${n}:${bucket}\n%{ endfor ~}\n',
    });
    expect(bodyOf(module, 'x.y')).toEqual({
      policy: '{\n  "Action": "s3:Get*"\n}\n',
      made: 'u:b\nv:b\n',
      set: ['p.json'],
      is: true,
    });
    const policy = valueAt(resourceAt(module, 'x.y').body, 'policy')!;
    const action = valueAt(documentOf(policy).node, 'Action');
    expect(module.text.location(action!.range)).toEqual({
      file: 'policies/p.json',
      startLine: 2,
      startColumn: 13,
      endLine: 2,
      endColumn: 22,
    });
  });

  test('a heredoc and `jsonencode` lie where they are written', () => {
    const module = moduleOf(`
      locals { actions = ["s3:Get*"] }
      resource "x" "y" {
        here = <<-EOT
          {"Statement": [{
            "Action": "s3:\${"Put"}*",
            "Resource": "é\\u0041\${local.actions[0]}"
          }]}
        EOT
        encoded = jsonencode({ Statement = [{ Action = local.actions, Sid = "a\\tb" }] })
      }`);
    const { body } = resourceAt(module, 'x.y');
    const here = documentOf(valueAt(body, 'here')!);
    expect(here.problems).toEqual([]);
    expect(plain(here.node, module.opaque)).toEqual({
      Statement: [{ Action: 's3:Put*', Resource: 'éAs3:Get*' }],
    });
    expect(writtenAt(module, valueAtPath(here.node, ['Statement', 0, 'Action']))).toBe('"s3:${"Put"}*"');
    expect(writtenAt(module, valueAtPath(here.node, ['Statement', 0, 'Resource']))).toBe(
      '"é\\u0041${local.actions[0]}"',
    );
    const encoded = documentOf(valueAt(body, 'encoded')!).node;
    expect(plain(encoded, module.opaque)).toEqual({ Statement: [{ Action: ['s3:Get*'], Sid: 'a\tb' }] });
    expect(writtenAt(module, valueAtPath(encoded, ['Statement', 0, 'Action', 0]))).toBe('"s3:Get*"');
    expect(writtenAt(module, valueAtPath(encoded, ['Statement', 0, 'Sid']))).toBe('"a\\tb"');
  });

  test('JSON syntax gives the same, and so do overrides and OpenTofu', () => {
    const module = moduleOf({
      'main.tf.json': JSON.stringify({
        variable: { env: { type: 'string', default: 'dev' } },
        locals: { list: ['a', '${var.env}'] },
        resource: {
          x: {
            y: {
              '//': 'a comment',
              name: 'n-${var.env}\n"q"',
              list: '${[for v in local.list : upper(v)]}',
              rule: [{ id: 1 }, { id: '${local.list[1]}' }],
              dynamic: { more: { for_each: ['m'], content: { id: '${more.value}' } } },
            },
          },
        },
      }),
      'extra.tf': 'resource "x" "o" {\n  a = 1\n  b = 2\n  rule { id = 1 }\n  rule { id = 2 }\n}\n',
      'extra_override.tf': 'resource "x" "o" {\n  b = 3\n  rule { id = 9 }\n}\n',
      'both.tf': 'resource "x" "both" { by = "terraform" }',
      'both.tofu': 'resource "x" "both" { by = "tofu" }',
    });
    expect(module.problems).toEqual([]);
    expect(bodyOf(module, 'x.y')).toEqual({
      name: 'n-dev\n"q"',
      list: ['A', 'DEV'],
      rule: [{ id: 1 }, { id: 'dev' }],
      more: [{ id: 'm' }],
    });
    expect(bodyOf(module, 'x.o')).toEqual({ a: 1, b: 3, rule: [{ id: 9 }] });
    expect(bodyOf(module, 'x.both')).toEqual({ by: 'tofu' });
  });
});

describe('syntax errors', () => {
  test('are told once, and the rest is read', () => {
    const module = moduleOf(
      [
        'resource "x" "a" {',
        '  one = [1, 2',
        '  two = 2',
        '  inner {',
        '    ok = true',
        '  }',
        '}',
        'resource "x" "b" { three = 3 }',
        'locals {',
        '  bad = "unclosed',
        '}',
        'resource "x" "c" { four = 4 }',
      ].join('\n'),
    );
    expect(module.problems).toHaveLength(1);
    expect(module.problems[0]!.message).toBe(
      'not valid HCL: a `,` or `]` is missing in this list (found `two`)',
    );
    expect(module.text.location(module.problems[0]!.range)).toMatchObject({
      file: 'main.tf',
      startLine: 3,
      startColumn: 3,
    });
    expect(addresses(module)).toEqual(['x.a', 'x.b', 'x.c']);
    expect(bodyOf(module, 'x.a')).toEqual({ two: 2, inner: [{ ok: true }] });
  });
});

describe('bounds', () => {
  test('loops within loops end', () => {
    const module = moduleOf(`
      locals {
        l = range(1000)
        a = [for x in local.l : [for y in local.l : [for z in local.l : "\${x}\${y}\${z}"]]]
      }
      resource "x" "a" { v = local.a }`);
    expect(bodyOf(module, 'x.a')).toEqual({
      v: '<evaluating the module costs too much, so that the rest is not computed>',
    });
  });

  test('deep nesting ends with a message', () => {
    const module = moduleOf(
      `resource "x" "a" {\n  v = ${'['.repeat(2000)}${']'.repeat(2000)}\n}\nresource "x" "b" {}`,
    );
    expect(module.problems[0]!.message).toContain('nested more than 500 levels deep');
    expect(addresses(module)).toEqual(['x.a', 'x.b']);
  });

  test('local values in a long chain end', () => {
    const chain = Array.from({ length: 3000 }, (_, at) => `  l${at} = local.l${at + 1}`).join('\n');
    const module = moduleOf(`locals {\n${chain}\n  l3000 = 1\n}\nresource "x" "a" { v = local.l0 }`);
    expect(bodyOf(module, 'x.a')).toEqual({ v: '<expressions refer to each other too deeply>' });
  });
});
