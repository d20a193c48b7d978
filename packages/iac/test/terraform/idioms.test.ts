import type { ListElement, Source } from '@leastwise/core';
import { describe, expect, test } from 'vitest';
import { readConfiguration, readTerraform } from '../../src/terraform/read-terraform.ts';
import { documentOf, textAt } from '../support.ts';
import { moduleOf } from './memory-files.ts';

/** How people write modules: each case is a way of writing that was met in published ones, in few words. */

function read(files: Readonly<Record<string, string>> | string): Source {
  return readTerraform(moduleOf(files));
}

/** The documents of the policies, by the addresses of their owners. */
function documents(source: Source): Record<string, unknown> {
  return Object.fromEntries(source.policies.map((policy) => [policy.owner!.id, documentOf(policy)]));
}

function valuesOf(element: ListElement | undefined): string[] {
  return (element?.values ?? []).map(({ value }) => value);
}

function reasons(source: Source): string[] {
  return source.notAnalysed.map(({ reason }) => source.opaque.show(reason));
}

describe('conditions', () => {
  test('a key of which a part is known is a key, such as that of an identity provider', () => {
    const source = read(`
      variable "provider_arn" { type = string }
      data "aws_iam_policy_document" "trust" {
        statement {
          actions = ["sts:AssumeRoleWithWebIdentity"]
          principals {
            type        = "Federated"
            identifiers = [var.provider_arn]
          }
          condition {
            test     = "StringEquals"
            variable = "\${replace(var.provider_arn, "/^(.*provider/)/", "")}:sub"
            values   = ["system:serviceaccount:a:b"]
          }
        }
      }
      resource "aws_iam_role" "r" { assume_role_policy = data.aws_iam_policy_document.trust.json }`);
    const [policy] = source.policies;
    const [condition] = policy!.policy.statements[0]!.conditions;
    expect(source.opaque.show(condition!.key.value)).toMatch(/^\$\{replace\(.*\)\}:sub$/);
    expect(reasons(source)).toEqual([]);
  });

  test('a key of which nothing is known is named', () => {
    const source = read(`
      variable "key" { type = string }
      data "aws_iam_policy_document" "d" {
        statement {
          actions   = ["s3:GetObject"]
          resources = ["*"]
          condition {
            test     = "StringEquals"
            variable = var.key
            values   = ["x"]
          }
        }
      }
      resource "aws_iam_policy" "p" { policy = data.aws_iam_policy_document.d.json }`);
    expect(reasons(source)).toEqual([
      'managed policy aws_iam_policy.p: only deployment knows what it is about',
    ]);
  });
});

describe('what is left out', () => {
  test('an empty string is an argument that is left out', () => {
    const source = read(`
      variable "boundary" { default = "" }
      resource "aws_iam_role" "r" {
        name                 = ""
        assume_role_policy   = jsonencode({ Statement = [] })
        permissions_boundary = var.boundary
      }`);
    const [role] = source.principals;
    expect(role!.boundary).toBeUndefined();
  });

  const OPTIONAL = `
    variable "create" {
      type    = bool
      default = false
    }
    variable "names" {
      type    = list(string)
      default = []
    }
    variable "policy_arn" { default = "arn:aws:iam::aws:policy/AdministratorAccess" }
    data "aws_iam_policy_document" "d" {
      count = var.create ? 1 : 0
      statement {
        actions   = ["s3:*"]
        resources = ["*"]
      }
    }
    resource "aws_iam_policy" "p" {
      count  = var.create ? 1 : 0
      policy = data.aws_iam_policy_document.d[0].json
    }
    resource "aws_iam_role" "r" {
      count              = var.create && length(var.names) == 0 ? 1 : 0
      assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
    }
    resource "aws_iam_role_policy_attachment" "default" {
      count      = var.create ? 1 : 0
      role       = "named"
      policy_arn = var.policy_arn
    }
    resource "aws_iam_policy" "each" {
      for_each = toset(var.names)
      policy   = jsonencode({ Statement = [{ Effect = "Allow", Action = "ec2:*", Resource = "*" }] })
    }
    resource "aws_iam_policy" "never" {
      count  = 0
      policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
    }
    module "inner" {
      count  = var.create ? 1 : 0
      source = "./inner"
    }`;
  const INNER = `
    resource "aws_iam_policy" "q" {
      policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "kms:*", Resource = "*" }] })
    }`;

  test('what defaults of the root module leave out is read as it is whatever the variables are given', () => {
    const source = read({ 'main.tf': OPTIONAL, 'inner/main.tf': INNER });
    expect(Object.keys(documents(source)).sort()).toEqual([
      'aws_iam_policy.each',
      'aws_iam_policy.p[0]',
      'aws_iam_role.r[0]',
      'module.inner[0].aws_iam_policy.q',
    ]);
    expect(documents(source)['aws_iam_policy.p[0]']).toMatchObject({ Statement: [{ Action: 's3:*' }] });
    expect(reasons(source)).toEqual([]);
    // A default that is off is no decision of the module: of what is attached by it nothing is said.
    const attached = source.principals.flatMap(({ attachments }) => attachments);
    expect(attached.map(({ awsManagedName }) => awsManagedName)).toEqual([undefined]);
  });

  test('what is given is given', () => {
    const files = {
      'main.tf': OPTIONAL,
      'inner/main.tf': INNER,
      'terraform.tfvars': 'create = false\nnames = []\n',
    };
    expect(documents(read(files))).toEqual({});
    const root = 'module "it" {\n  source = "./it"\n}';
    expect(documents(read({ 'main.tf': root, 'it/main.tf': OPTIONAL, 'it/inner/main.tf': INNER }))).toEqual(
      {},
    );
  });

  test('a branch in which the resource is not there is not one of its forms', () => {
    const source = read(`
      variable "key" { type = string }
      data "aws_iam_policy_document" "d" {
        count = var.key != null ? 1 : 0
        statement {
          actions   = ["kms:Decrypt"]
          resources = [var.key]
        }
      }
      resource "aws_iam_policy" "p" {
        count  = var.key != null ? 1 : 0
        policy = data.aws_iam_policy_document.d[count.index].json
      }`);
    expect(source.policies).toHaveLength(1);
    expect(reasons(source)).toEqual([]);
  });
});

describe('variables that are null by default', () => {
  test('are given something where Terraform would refuse null', () => {
    const source = read(`
      variable "provider" { default = null }
      variable "arn" {
        type    = string
        default = null
      }
      variable "settings" { default = null }
      resource "aws_iam_role" "r" {
        name = var.arn
        assume_role_policy = jsonencode({
          Version = "2012-10-17"
          Statement = [{
            Effect    = "Allow"
            Action    = "sts:AssumeRoleWithWebIdentity"
            Principal = { Federated = var.arn }
            Condition = { StringEquals = {
              "\${var.provider}:aud" = "sts.amazonaws.com"
              "\${replace(var.provider, "https://", "")}:sub" = var.settings.subject
            } }
          }]
        })
      }`);
    const { opaque } = source;
    const { conditions, principal } = source.policies[0]!.policy.statements[0]!;
    expect(principal!.entries.map(({ value }) => opaque.show(value))).toEqual(['${var.arn}']);
    expect(conditions.map(({ key }) => opaque.show(key.value))).toEqual([
      '${var.provider}:aud',
      '${replace(var.provider, "https://", "")}:sub',
    ]);
    expect(reasons(source)).toEqual([]);
  });

  test('are null where a call leaves them out', () => {
    const source = read({
      'main.tf': 'module "m" {\n  source = "./m"\n}',
      'm/main.tf': `
        variable "x" { default = null }
        resource "aws_iam_policy" "p" { policy = jsonencode({ Id = "a-\${var.x}", Statement = [] }) }`,
    });
    expect(reasons(source)).toEqual([
      'managed policy module.m.aws_iam_policy.p: null cannot be put into a string',
    ]);
  });
});

describe('placeholders', () => {
  const BUCKET = `
    variable "is_open" { type = bool }
    resource "aws_s3_bucket" "b" { bucket = "logs" }
    data "aws_region" "here" {}
    data "aws_iam_policy_document" "d" {
      dynamic "statement" {
        for_each = { for k, v in { eu-west-1 = "156460612806" } : k => v if k == data.aws_region.here.region }
        content {
          actions   = ["s3:PutObject"]
          resources = ["_BUCKET_ARN_/*"]
          principals {
            type        = "AWS"
            identifiers = [statement.value]
          }
        }
      }
      statement {
        actions   = ["s3:GetObject"]
        resources = ["_BUCKET_ARN_/*"]
        principals {
          type        = "*"
          identifiers = ["*"]
        }
      }
    }
    resource "aws_s3_bucket_policy" "b" {
      bucket = aws_s3_bucket.b.id
      policy = replace(data.aws_iam_policy_document.d.json, "_BUCKET_ARN_", aws_s3_bucket.b.arn)
    }`;

  test('are replaced in a document, everything where it was', () => {
    const source = read(BUCKET);
    expect(source.policies).toHaveLength(2);
    for (const { policy } of source.policies) {
      const statement = policy.statements.at(-1)!;
      expect(valuesOf(statement.resource)).toEqual(['arn:aws:s3:::logs/*']);
      expect(textAt(source, statement.action!.values[0]!.range)).toBe('"s3:GetObject"');
    }
    expect(reasons(source)).toEqual([]);
  });

  test('are replaced in a file, everything where it was', () => {
    const source = read({
      'main.tf': `
        variable "arn" { type = string }
        resource "aws_iam_policy" "p" {
          policy = replace(replace(file("p.json"), "{{arn}}", var.arn), "__what__", "GetObject")
        }`,
      'p.json': '{"Statement": [{"Effect": "Allow", "Action": "s3:__what__", "Resource": "{{arn}}/*"}]}',
    });
    const [found] = source.policies;
    const [statement] = found!.policy.statements;
    expect(valuesOf(statement!.action)).toEqual(['s3:GetObject']);
    expect(valuesOf(statement!.resource).map((value) => source.opaque.show(value))).toEqual(['${var.arn}/*']);
    expect(source.text.location(statement!.resource!.values[0]!.range)).toMatchObject({
      file: 'p.json',
      startColumn: 73,
    });
  });

  test('words that a name may have are not looked for in one that is not known', () => {
    const source = read(`
      variable "x" { type = string }
      resource "aws_iam_policy" "p" {
        policy = replace(jsonencode({ Statement = [{ Effect = "Allow", Action = "a:b", Resource = var.x }] }), "x", "y")
      }`);
    expect(reasons(source)).toEqual([
      'managed policy aws_iam_policy.p: only deployment knows a part of the text',
    ]);
  });
});

describe('older modules', () => {
  test('`template_file`, `local_file`, `list` and `map` are computed', () => {
    const source = read({
      'main.tf': `
        data "template_file" "t" {
          template = "\${file("p.json")}"
          vars     = { bucket = "b" }
        }
        data "template_file" "inline" {
          template = <<-EOT
            {"Statement": [{"Effect": "Allow", "Action": "s3:$\${verb}", "Resource": "*"}]}
          EOT
          vars = { verb = "GetObject" }
        }
        data "local_file" "f" { filename = "q.json" }
        resource "aws_iam_policy" "t" { policy = data.template_file.t.rendered }
        resource "aws_iam_policy" "inline" { policy = data.template_file.inline.rendered }
        resource "aws_iam_policy" "f" { policy = data.local_file.f.content }
        resource "aws_iam_policy" "l" {
          policy = jsonencode({ Statement = list(map("Effect", "Allow", "Action", "a:b", "Resource", "*")) })
        }`,
      'p.json':
        '{"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::${bucket}/*"}]}',
      'q.json': '{"Statement": [{"Effect": "Allow", "Action": "sqs:*", "Resource": "*"}]}',
    });
    const statement = (Action: string, Resource = '*') => ({
      Statement: [{ Effect: 'Allow', Action, Resource }],
    });
    expect(documents(source)).toEqual({
      'aws_iam_policy.t': statement('s3:*', 'arn:aws:s3:::b/*'),
      'aws_iam_policy.inline': statement('s3:GetObject'),
      'aws_iam_policy.f': statement('sqs:*'),
      'aws_iam_policy.l': statement('a:b'),
    });
    const [first] = source.policies;
    const [action] = first!.policy.statements[0]!.action!.values;
    expect(source.text.location(action!.range)).toMatchObject({ file: 'p.json', startColumn: 46 });
  });

  test('`aws_arn` takes an ARN apart', () => {
    const source = read(`
      data "aws_arn" "a" { arn = "arn:aws:logs:eu-west-1:111122223333:log-group:/x:*" }
      resource "aws_iam_policy" "p" {
        policy = jsonencode({ Statement = [{
          Effect = "Allow", Action = "logs:*"
          Resource = "arn:\${data.aws_arn.a.partition}:\${data.aws_arn.a.service}:*:\${data.aws_arn.a.account}:\${data.aws_arn.a.resource}"
        }] })
      }`);
    expect(documents(source)['aws_iam_policy.p']).toMatchObject({
      Statement: [{ Resource: 'arn:aws:logs:*:111122223333:log-group:/x:*' }],
    });
  });
});

describe('how many there are', () => {
  test('instances of a block whose number is unknown may be gone through', () => {
    const source = read(`
      variable "names" { type = list(string) }
      resource "aws_iam_user" "u" {
        for_each = toset(var.names)
        name     = each.key
      }
      resource "aws_iam_user_policy" "p" {
        for_each = aws_iam_user.u
        user     = each.value.name
        policy   = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
      }`);
    expect(reasons(source)).toEqual([]);
    expect(source.policies.map(({ wornBy }) => wornBy)).toEqual([['aws_iam_user.u']]);
  });

  test('a number that is unknown in one of several cases is unknown', () => {
    const source = read(`
      variable "is_on" { type = bool }
      variable "names" { type = list(string) }
      resource "aws_iam_policy" "p" {
        count  = var.is_on ? length(var.names) : 1
        policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
      }`);
    expect(reasons(source)).toEqual([]);
    expect(source.policies).toHaveLength(1);
  });

  test('of what has nothing to do with permissions nothing is said', () => {
    const source = read(`
      resource "aws_subnet" "s" { count = "many" }
      resource "aws_iam_policy" "p" {
        count  = "many"
        policy = "{}"
      }`);
    expect(reasons(source)).toEqual(['`count` of `aws_iam_policy.p`: `count` is a number, not a string']);
  });
});

test('a policy that a variable may replace is read', () => {
  const source = read(`
    variable "policy" { type = string }
    data "aws_iam_policy_document" "ours" {
      statement {
        actions   = ["s3:GetObject"]
        resources = ["*"]
      }
    }
    resource "aws_iam_policy" "p" {
      policy = coalesce(var.policy, data.aws_iam_policy_document.ours.json)
    }`);
  const statements = source.policies.flatMap(({ policy }) => policy.statements);
  expect(statements.map(({ action }) => valuesOf(action))).toEqual([['s3:GetObject']]);
  expect(reasons(source)).toEqual(['managed policy aws_iam_policy.p: variable `policy` has no default']);
});

describe('statements that variables make', () => {
  test('have an element or its `Not` form, whichever is known', () => {
    const source = read(`
      variable "statements" { type = any }
      data "aws_iam_policy_document" "d" {
        dynamic "statement" {
          for_each = var.statements
          content {
            actions       = lookup(statement.value, "actions", null)
            not_actions   = lookup(statement.value, "not_actions", null)
            resources     = ["*"]
            not_resources = lookup(statement.value, "not_resources", null)
          }
        }
      }
      resource "aws_iam_policy" "d" { policy = data.aws_iam_policy_document.d.json }`);
    const [found] = source.policies;
    expect(found!.policy.problems).toEqual([]);
    expect(valuesOf(found!.policy.statements[0]!.resource)).toEqual(['*']);
  });

  test('are told to be unknown by their actions, and a policy without any is none of its forms', () => {
    const source = read(`
      variable "statements" { type = any }
      variable "actions" { type = list(string) }
      data "aws_iam_policy_document" "d" {
        dynamic "statement" {
          for_each = var.statements
          content {
            actions   = statement.value.actions
            resources = statement.value.resources
          }
        }
      }
      resource "aws_iam_policy" "d" { policy = data.aws_iam_policy_document.d.json }
      resource "aws_iam_policy" "e" {
        policy = jsonencode({ Statement = [{ Effect = "Allow", Action = var.actions, Resource = "*" }] })
      }`);
    expect(source.policies.map(({ owner, policy }) => [owner!.id, policy.statements.length])).toEqual([
      ['aws_iam_policy.d', 1],
      ['aws_iam_policy.e', 1],
    ]);
    expect(reasons(source)).toEqual([
      'managed policy aws_iam_policy.d: only deployment knows which actions `${value of var.statements.actions}` is',
      'managed policy aws_iam_policy.e: only deployment knows which actions `${var.actions}` is',
    ]);
  });
});

describe('places', () => {
  test('what instances are made of stands where it is written, for each of them', () => {
    const source = read({
      'main.tf': `
        locals {
          roles = yamldecode(file("roles.yaml"))
          list  = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
        }
        resource "aws_iam_role" "r" {
          for_each           = local.roles
          assume_role_policy = jsonencode({ Statement = [] })
        }
        resource "aws_iam_role_policy_attachment" "r" {
          for_each   = local.roles
          role       = aws_iam_role.r[each.key].name
          policy_arn = each.value.policy
        }
        resource "aws_iam_role_policy_attachment" "l" {
          count      = length(local.list)
          role       = aws_iam_role.r["a"].name
          policy_arn = local.list[count.index]
        }`,
      'roles.yaml': 'a:\n  policy: arn:aws:iam::aws:policy/AdministratorAccess\n',
    });
    const places = source.principals.flatMap(({ attachments }) =>
      attachments.map(({ awsManagedName, range }) => {
        const { file, startLine } = source.text.location(range);
        return [awsManagedName, `${file}:${startLine}`];
      }),
    );
    expect(places).toEqual([
      ['AdministratorAccess', 'roles.yaml:2'],
      ['ReadOnlyAccess', 'main.tf:4'],
    ]);
  });

  test('JSON that a template file encodes stands in the template', () => {
    const source = read({
      'main.tf': 'resource "aws_iam_policy" "p" { policy = templatefile("p.tftpl", { actions = ["s3:*"] }) }',
      'p.tftpl':
        '${jsonencode({\n  Statement = [{ Effect = "Allow", Action = actions, Resource = "*" }]\n})}\n',
    });
    const { resource } = source.policies[0]!.policy.statements[0]!;
    expect(source.text.location(resource!.range)).toMatchObject({
      file: 'p.tftpl',
      startLine: 2,
      startColumn: 65,
    });
  });
});

test('a policy that nothing here wears is a boundary where its name says so', () => {
  const source = read(`
    locals { policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "iam:*", Resource = "*" }] }) }
    resource "aws_iam_policy" "tf_boundary" { policy = local.policy }
    resource "aws_iam_policy" "named" {
      name   = "DeveloperBoundary"
      policy = local.policy
    }
    resource "aws_iam_policy" "boundary_of_none" { policy = local.policy }
    resource "aws_iam_role" "r" { assume_role_policy = jsonencode({ Statement = [] }) }
    resource "aws_iam_role_policy_attachment" "r" {
      role       = aws_iam_role.r.name
      policy_arn = aws_iam_policy.boundary_of_none.arn
    }`);
  expect(source.policies.map(({ owner, kind }) => [owner!.id, kind])).toEqual([
    ['aws_iam_policy.tf_boundary', 'boundary'],
    ['aws_iam_policy.named', 'boundary'],
    ['aws_iam_policy.boundary_of_none', 'identity'],
    ['aws_iam_role.r', 'trust'],
  ]);
});

test('a document that variables leave empty by default is named, and no mistake', () => {
  const source = read(`
    variable "documents" {
      type    = list(string)
      default = []
    }
    data "aws_iam_policy_document" "d" { source_policy_documents = var.documents }
    resource "aws_iam_policy" "p" { policy = data.aws_iam_policy_document.d.json }`);
  expect(source.policies.flatMap(({ policy }) => policy.problems)).toEqual([]);
  expect(reasons(source)).toEqual([
    'managed policy aws_iam_policy.p: no statement is there with the values that are known here',
  ]);
});

describe('modules that `terraform init` fetched', () => {
  const list = (source: string) =>
    JSON.stringify({
      Modules: [
        { Key: '', Source: '', Dir: '.' },
        { Key: 'role', Source: source, Version: '5.0.0', Dir: '.terraform/modules/role/modules/role' },
        { Key: 'role.far', Source: 'git::https://example.com/far.git', Dir: '.terraform/modules/role.far' },
      ],
    });
  const FILES = {
    'main.tf': 'module "role" {\n  source  = "someone/iam/aws//modules/role"\n  version = "~> 5.0"\n}',
    '.terraform/modules/role/modules/role/main.tf': `
      module "far" { source = "git::https://example.com/far.git" }
      module "near" { source = "../near" }`,
    '.terraform/modules/role/modules/near/main.tf':
      'resource "aws_iam_policy" "n" { policy = jsonencode({ Statement = [] }) }',
    '.terraform/modules/role.far/main.tf':
      'resource "aws_iam_policy" "f" { policy = jsonencode({ Statement = [] }) }',
  };

  test('are read where they are', () => {
    const source = read({
      ...FILES,
      '.terraform/modules/modules.json': list('registry.terraform.io/someone/iam/aws//modules/role'),
    });
    expect(Object.keys(documents(source))).toEqual([
      'module.role.module.far.aws_iam_policy.f',
      'module.role.module.near.aws_iam_policy.n',
    ]);
    expect(source.notAnalysed).toEqual([]);
  });

  test('one from another source was fetched before the call was changed', () => {
    const source = read({ ...FILES, '.terraform/modules/modules.json': list('other/iam/aws//modules/role') });
    expect(reasons(source)).toEqual([
      'module `module.role`: it comes from `someone/iam/aws//modules/role`, which is not here; `terraform init` fetches it',
    ]);
  });

  test('a list that is no list is none', () => {
    const source = read({ ...FILES, '.terraform/modules/modules.json': '[{"Modules": 1' });
    expect(reasons(source)).toHaveLength(1);
  });
});

describe('policy documents that no resource has', () => {
  test('are read as what they look like, each statement once', () => {
    const source = readConfiguration(
      moduleOf(`
        variable "is_on" { type = bool }
        data "aws_iam_policy_document" "base" {
          statement {
            actions   = ["s3:GetObject"]
            resources = ["*"]
          }
        }
        data "aws_iam_policy_document" "whole" {
          source_policy_documents = [data.aws_iam_policy_document.base.json]
          dynamic "statement" {
            for_each = var.is_on ? [1] : []
            content {
              actions   = ["iam:PassRole"]
              resources = ["*"]
            }
          }
        }
        data "aws_iam_policy_document" "trust" {
          statement {
            actions = ["sts:AssumeRole"]
            principals {
              type        = "AWS"
              identifiers = ["*"]
            }
          }
        }
        data "aws_iam_policy_document" "used" {
          statement {
            actions   = ["sqs:*"]
            resources = ["*"]
          }
        }
        resource "aws_iam_policy" "p" { policy = data.aws_iam_policy_document.used.json }
        module "far" {
          source = "someone/far/aws"
          policy = data.aws_iam_policy_document.whole.json
          trust  = data.aws_iam_policy_document.trust.json
        }`),
    );
    const actions = source.policies.map(({ name, kind, policy }) => [
      name,
      kind,
      policy.statements.flatMap((statement) => valuesOf(statement.action)),
    ]);
    expect(actions).toEqual([
      ['managed policy aws_iam_policy.p', 'identity', ['sqs:*']],
      ['policy document data.aws_iam_policy_document.whole', 'identity', ['s3:GetObject', 'iam:PassRole']],
      ['policy document data.aws_iam_policy_document.trust', 'trust', ['sts:AssumeRole']],
    ]);
  });
});
