import { describe, expect, test } from 'vitest';
import { folderWith, leastwise } from './command-line.ts';

const READ = { Sid: 'Read', Effect: 'Allow', Action: ['s3:Get*', 's3:GetObject'], Resource: '*' };
const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [READ, { Effect: 'Allow', Action: 's3:GetBucketAcl', Resource: 'arn:aws:s3:::invoices' }],
});
const SMALLER = { Version: '2012-10-17', Statement: [{ ...READ, Action: ['s3:Get*'] }] };
// Neither has white space in its strings, which would count.
const BEFORE = POLICY.length;
const AFTER = JSON.stringify(SMALLER).length;

describe('leastwise minimise', () => {
  test('prints the smaller policy, and what went beside it', async () => {
    const cwd = folderWith({ 'policy.json': POLICY });
    const { code, stdout, stderr } = await leastwise(['minimise', 'policy.json'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(SMALLER);
    expect(stderr.split('\n')).toEqual([
      'equivalent: proved that the policy allows and denies the same without 2 parts',
      '  - statement 2 (line 1): adds nothing to the rest',
      '  - action `s3:GetObject` of statement `Read` (line 1): adds nothing to the rest',
      `saves ${BEFORE - AFTER} characters: ${AFTER} of 6144 for a managed policy, before ${BEFORE}`,
      '',
    ]);
  });

  test('as JSON, from standard input', async () => {
    const { code, stdout } = await leastwise(['minimise', '-', '--format', 'json'], { stdin: POLICY });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      verdict: 'equivalent',
      policy: SMALLER,
      removed: [
        { what: 'statement', statement: 2, why: 'adds-nothing' },
        { what: 'action', statement: 'Read', value: 's3:GetObject', why: 'adds-nothing' },
      ],
      size: { before: BEFORE, after: AFTER, quota: { limit: 6144 } },
    });
  });

  test('says when there is nothing to remove', async () => {
    const stdin = JSON.stringify(SMALLER);
    const { code, stderr } = await leastwise(['minimise', '-'], { stdin });
    expect([code, stderr]).toEqual([
      0,
      'already minimal: no statement, action or resource can go by itself\n',
    ]);
  });

  test('takes no template', async () => {
    const cwd = folderWith({ 'template.yaml': 'Resources: {Bucket: {Type: AWS::S3::Bucket}}' });
    expect((await leastwise(['minimise', 'template.yaml'], { cwd })).code).toBe(2);
  });
});
