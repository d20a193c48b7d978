#!/usr/bin/env node
// Lists the security findings that docs/precision.md judges: node scripts/precision.mjs [DATA]
// The sample is every CDK template of DATA and every third file of its CloudFormation templates, by sorted path.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const data = process.argv[2] ?? process.env.LEASTWISE_SHARED_DATA ?? join(root, '../shared/data');

function filesOf(folder, pattern) {
  return readdirSync(join(data, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

const sample = [
  ...filesOf('cdk', /\.template\.json$/),
  ...filesOf('cloudformation', /\.(json|ya?ml)$/).filter((_, at) => at % 3 === 0),
];
const program = join(root, 'packages/cli/bin/leastwise.js');
const flags = ['scan', '--no-config', '--ignore-unknown', '--exit-zero', '--format', 'json'];
const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...flags, ...sample], {
  encoding: 'utf8',
  maxBuffer: 2 ** 28,
});
if (status !== 0) {
  console.error(stderr);
  process.exit(2);
}
const { findings, summary } = JSON.parse(stdout);
const isSecurity = ({ severity }) => ['critical', 'high', 'medium', 'low'].includes(severity);
const security = findings.filter(isSecurity);
const byCheck = new Map();
for (const finding of security) byCheck.set(finding.check, [...(byCheck.get(finding.check) ?? []), finding]);
console.log(`${sample.length} files, ${summary.policies} policies, ${security.length} security findings\n`);
for (const [check, found] of [...byCheck].sort()) {
  console.log(`${check}: ${found.length}`);
  for (const { severity, basis, location, message } of found)
    console.log(
      `  ${severity} ${basis} ${relative(data, location.file)}:${location.startLine}\n    ${message}`,
    );
}
