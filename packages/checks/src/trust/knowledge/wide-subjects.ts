import type { Severity } from '@leastwise/core';

/** Subjects that belong to the tenant a pattern names, and that the pattern may not have been meant for. */
export interface WideSubject {
  /** Who has such a subject, for people. */
  readonly who: string;
  readonly subject: string;
  readonly severity: Severity;
}

const UNLISTED = 'unlisted';

/** By the URL of the issuer: what a pattern for subjects may cover beside what was meant, widest first. */
const BY_ISSUER: Readonly<Record<string, (pattern: string) => readonly WideSubject[]>> = {
  'token.actions.githubusercontent.com': (pattern) => {
    const [, owner] = /^repo:([^/:*?]+)\//.exec(pattern) ?? [];
    const [, repository] = /^repo:[^/:*?]+\/([^/:*?]+):/.exec(pattern) ?? [];
    if (owner === undefined) return [];
    if (repository === undefined) {
      const subject = `repo:${owner}/${UNLISTED}:ref:refs/heads/main`;
      return [{ who: `every repository of \`${owner}\``, subject, severity: 'low' }];
    }
    const who = `every branch of \`${owner}/${repository}\``;
    return [
      { who, subject: `repo:${owner}/${repository}:ref:refs/heads/${UNLISTED}`, severity: 'suggestion' },
    ];
  },
  'gitlab.com': (pattern) => {
    const [, group] = /^project_path:([^/:*?]+)\/[^:]*\*/.exec(pattern) ?? [];
    if (group === undefined || /^project_path:[^:*?]+:/.test(pattern)) return [];
    const subject = `project_path:${group}/${UNLISTED}:ref_type:branch:ref:main`;
    return [{ who: `every project of \`${group}\``, subject, severity: 'low' }];
  },
  'app.terraform.io': (pattern) => {
    const [, organization] = /^organization:([^:*?]+):/.exec(pattern) ?? [];
    if (organization === undefined) return [];
    const subject = `organization:${organization}:project:${UNLISTED}:workspace:${UNLISTED}:run_phase:apply`;
    return [{ who: `every workspace of \`${organization}\``, subject, severity: 'low' }];
  },
};

/** What a pattern for subjects of an issuer may cover beside what was meant. */
export function wideSubjects(url: string, pattern: string): readonly WideSubject[] {
  return Object.hasOwn(BY_ISSUER, url) ? BY_ISSUER[url]!(pattern) : [];
}
