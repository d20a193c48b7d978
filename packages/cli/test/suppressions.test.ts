import { describe, expect, test } from 'vitest';
import { folderWith, leastwise } from './command-line.ts';

const POLICY = `Version: "2012-10-17"
Statement:
  - Sid: Read
    Effect: Allow
    Action: s3:GetObject
    Resource: "*"
    Condition: { StringLike: { "aws:UserAgent": "*" } }
  - Sid: Other
    Effect: Allow
    Action:
      - s3:GetObjct
      - s3:PutObjct
    Resource: arn:aws:s3:::orders/*
`;

async function scan(text: string, file = 'policy.yaml') {
  const { stdout } = await leastwise(['scan', '--format', 'json'], { cwd: folderWith({ [file]: text }) });
  const findings: { check: string }[] = JSON.parse(stdout).findings;
  return { findings: findings.map(({ check }) => check) };
}

const after = (line: string, check: string) =>
  POLICY.replace(line, `${line} # leastwise: ignore[${check}] accepted`);

describe('a comment beside an element of a statement covers what the statement allows', () => {
  test.each([
    'Sid: Read',
    'Effect: Allow',
    'Action: s3:GetObject',
    'Resource: "*"',
    'aws:UserAgent": "*" } }',
  ])('%s', async (line) => {
    const { findings } = await scan(after(line, 'unrestricted-data-read'));
    expect(findings).not.toContain('unrestricted-data-read');
    expect(findings).not.toContain('unused-suppression');
  });

  test('in Terraform too', async () => {
    const { findings } = await scan(
      `resource "aws_iam_role_policy" "read" {
  role = "reader"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:GetObject"
      Resource = "*" # leastwise: ignore[unrestricted-data-read] accepted
    }]
  })
}
`,
      'main.tf',
    );
    expect(findings).not.toContain('unrestricted-data-read');
    expect(findings).not.toContain('unused-suppression');
  });
});

test('of another statement it covers nothing', async () => {
  const { findings } = await scan(after('Resource: arn:aws:s3:::orders/*', 'unrestricted-data-read'));
  expect(findings).toContain('unrestricted-data-read');
  expect(findings).toContain('unused-suppression');
});

test('an item of a list stands for itself', async () => {
  const { findings } = await scan(after('- s3:GetObjct', 'unknown-action'));
  expect(findings.filter((check) => check === 'unknown-action')).toHaveLength(1);
});
