// Decisions of the evaluator for each one that a start of Node would cost in the same run.
import { spawnSync } from 'node:child_process';
import { Authorizer, parsePolicy, readJson } from '../packages/core/dist/index.js';
import { row } from './table.mjs';

const ACCOUNT = '111122223333';
const policy = (kind, ...Statement) =>
  parsePolicy(readJson(JSON.stringify({ Version: '2012-10-17', Statement })).root, kind);

const READ = {
  Effect: 'Allow',
  Action: ['s3:Get*', 's3:List*'],
  Resource: ['arn:aws:s3:::invoices', 'arn:aws:s3:::invoices/*'],
};
const QUEUES = { Effect: 'Allow', Action: 'sqs:*', Resource: `arn:aws:sqs:*:${ACCOUNT}:orders-*` };
const OWN = { Effect: 'Allow', Action: 's3:*Object', Resource: 'arn:aws:s3:::home/${aws:username}/*' };
const TABLES = {
  Effect: 'Allow',
  Action: 'dynamodb:*',
  Resource: '*',
  Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
};
const NO_PLAIN = {
  Effect: 'Deny',
  Action: '*',
  Resource: '*',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
const REGIONS = {
  Effect: 'Deny',
  NotAction: ['iam:*', 's3:*'],
  Resource: '*',
  Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] } },
};
const ANY = { Effect: 'Allow', Action: '*', Resource: '*' };

const identity = policy('identity', READ, QUEUES, OWN, TABLES, NO_PLAIN);
const everyLayer = {
  identity,
  boundary: policy('boundary', { Effect: 'Allow', Action: ['s3:*', 'sqs:*', 'dynamodb:*'], Resource: '*' }),
  scps: [[policy('scp', ANY)], [policy('scp', ANY, REGIONS)], [policy('scp', ANY)]],
  rcps: [[policy('rcp', { ...NO_PLAIN, Principal: '*' })]],
};

const callers = Array.from({ length: 50 }, (_, at) => `arn:aws:iam::${ACCOUNT}:user/user-${at}`);
const targets = [
  ['s3:GetObject', 'arn:aws:s3:::invoices/2026/11/a.pdf'],
  ['s3:PutObject', 'arn:aws:s3:::invoices/2026/11/a.pdf'],
  ['s3:ListBucket', 'arn:aws:s3:::invoices'],
  ['sqs:SendMessage', `arn:aws:sqs:eu-west-1:${ACCOUNT}:orders-new`],
  ['sqs:SendMessage', `arn:aws:sqs:eu-west-1:${ACCOUNT}:returns`],
  ['ec2:StartInstances', `arn:aws:ec2:eu-west-1:${ACCOUNT}:instance/i-0123456789abcdef0`],
];
const context = {
  'aws:SecureTransport': 'true',
  'aws:SourceIp': '10.1.2.3',
  'aws:RequestedRegion': 'eu-west-1',
};
const requests = callers.flatMap((principal) =>
  targets.map(([action, resource]) => ({ principal, action, resource, context })),
);
const variableRequests = callers.map((principal, at) => ({
  principal,
  action: 's3:PutObject',
  resource: `arn:aws:s3:::home/user-${at}/notes.txt`,
  context,
}));
const plainRequests = requests.map(({ context: _, ...request }) => request);

const plain = { identity: policy('identity', READ, QUEUES) };
const series = [
  ['one identity policy', plain, plainRequests],
  ['identity policy, conditions', { identity }, requests],
  ['identity policy, variables', { identity }, variableRequests],
  ['identity, boundary, 3 SCP levels, RCP', everyLayer, requests],
];

// The best of many short runs of both: what else the machine does only ever adds time.
const RUNS = 40;

function startUp() {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    return performance.now() - start;
  });
  return Math.min(...times);
}

function timePerDecision(policies, list) {
  const authorizer = new Authorizer(policies);
  const rounds = 40;
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    for (let round = 0; round < rounds; round++) for (const request of list) authorizer.decide(request);
    return (performance.now() - start) / (rounds * list.length);
  });
  return Math.min(...times);
}

export function canRows() {
  const start = startUp();
  return series.map(([what, policies, list]) => {
    const each = timePerDecision(policies, list);
    return row(
      `can: ${what}`,
      { value: start, text: `${Math.round(1000 / each).toLocaleString('en-US')} decisions/s` },
      { name: 'one start of node', value: each, text: `${start.toFixed(1)} ms` },
      { least: 100_000 },
    );
  });
}
