import { dirname } from 'node:path';
import { type SuppressionRule, sourceWithoutPolicies } from '@leastwise/checks';
import type { Finding } from '@leastwise/core';
import type { Config, IgnoreRule } from './config.ts';
import { matchesPath } from './path-pattern.ts';
import { pathFromRoot } from './project-root.ts';

/** The suppressions that a configuration makes. */
export function rulesOf(config: Config, cwd: string): SuppressionRule[] {
  const [first] = config.ignore;
  if (!first || config.file === undefined) return [];
  const source = sourceWithoutPolicies(first.text);
  const folder = dirname(config.file);
  return config.ignore.map((rule) => ({
    origin: 'config',
    checks: [rule.check],
    reason: rule.reason,
    ...(rule.subject !== undefined && { subjects: [rule.subject] }),
    ...(rule.expires !== undefined && { expires: rule.expires }),
    source,
    range: rule.range,
    reaches: reachOf(rule, (file) => pathFromRoot(folder, cwd, file)),
  }));
}

function reachOf(
  { path, policy }: IgnoreRule,
  fromFolder: (file: string) => string,
): (finding: Finding) => boolean {
  const isNamed = policy === undefined ? () => true : namePattern(policy);
  return (finding) => {
    if (path !== undefined && !matchesPath(path, fromFolder(finding.location.file))) return false;
    return isNamed(finding.policy?.name ?? '') || isNamed(finding.policy?.owner ?? '');
  };
}

/** `*` stands for any text, slashes too: names are not paths. */
function namePattern(pattern: string): (name: string) => boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
    .join('.*');
  const expression = new RegExp(`^${source}$`, 's');
  return (name) => expression.test(name);
}
