// Scanning a large module of Terraform (evaluating it, finding the policies, running every check) against parsing the
// same text and doing nothing else: HashiCorp's own parser, compiled to WebAssembly (`@cdktf/hcl2json`).
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from '@cdktf/hcl2json';
import { readSources } from '../packages/iac/dist/index.js';
import { row, timeInTurn } from './table.mjs';

const RUNS = 5;
const SERVICES = 150;

/** A service as many write it: a role with its policies, a bucket, a queue. */
function service(index) {
  return `
module "service_${index}" {
  source  = "./service"
  name    = "service-${index}"
  actions = ["s3:GetObject", "s3:PutObject"${index % 3 === 0 ? ', "s3:DeleteObject"' : ''}]
}

resource "aws_iam_policy" "deploy_${index}" {
  name   = "deploy-${index}"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      for action in ["lambda:UpdateFunctionCode", "lambda:PublishVersion"] : {
        Effect   = "Allow"
        Action   = action
        Resource = "arn:aws:lambda:\${local.region}:\${data.aws_caller_identity.current.account_id}:function:service-${index}"
      }
    ]
  })
}

data "aws_iam_policy_document" "audit_${index}" {
  statement {
    sid       = "Read"
    actions   = ["s3:GetObject", "s3:ListBucket"]
    resources = [module.service_${index}.bucket, "\${module.service_${index}.bucket}/*"]
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalTag/team"
      values   = ["audit"]
    }
  }
}

resource "aws_iam_role_policy" "audit_${index}" {
  name   = "audit-${index}"
  role   = "auditors"
  policy = data.aws_iam_policy_document.audit_${index}.json
}
`;
}

const ROOT = `
locals { region = "eu-west-1" }
data "aws_caller_identity" "current" {}
`;

const MODULE = `
variable "name" { type = string }
variable "actions" { type = list(string) }

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "this" {
  name               = var.name
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_s3_bucket" "this" { bucket_prefix = var.name }

resource "aws_iam_role_policy" "this" {
  name = "data"
  role = aws_iam_role.this.id
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [{
        "Effect": "Allow",
        "Action": \${jsonencode(var.actions)},
        "Resource": "\${aws_s3_bucket.this.arn}/*"
      }]
    }
  EOT
}

output "bucket" { value = aws_s3_bucket.this.arn }
`;

/** @param check runs every check over sources */
export async function terraformRows(check) {
  const folder = mkdtempSync(join(tmpdir(), 'leastwise-bench-'));
  const files = { 'main.tf': ROOT, 'service/main.tf': MODULE };
  for (let index = 0; index < SERVICES; index++) files[`service-${index}.tf`] = service(index);
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    let found;
    const times = await timeInTurn(
      {
        parsing: async () => {
          for (const [name, text] of Object.entries(files)) await parse(name, text);
        },
        scan: async () => {
          found = await readSources([folder], { cwd: folder });
          check(found.sources);
        },
      },
      RUNS,
    );
    const policies = found.sources.reduce((sum, source) => sum + source.policies.length, 0);
    const what = `scan of a Terraform module with ${policies} policies, from the disk`;
    return [row(what, { value: times.scan }, { name: 'parsing alone', value: times.parsing }, { most: 3 })];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
