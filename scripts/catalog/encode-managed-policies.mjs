import { HEADER, literal } from './source-literal.mjs';

const ROOT = 'arn:aws:iam::aws:policy/';

/** The modules of AWS managed policies: an index, and the newest document of each. */
export function encodeManagedPolicies(all) {
  const policies = Object.entries(all)
    .map(([name, policy]) => {
      const version = policy.versions[policy.latestVersionId];
      if (!policy.arn.startsWith(ROOT) || !policy.arn.endsWith(`/${name}`) || !version) {
        throw new Error(`${name} has an unexpected form: ${policy.arn} ${policy.latestVersionId}`);
      }
      return {
        name,
        path: policy.arn.slice(ROOT.length, -name.length),
        version: policy.latestVersionId,
        // The data gives every version the day on which the policy was created.
        updated: policy.lastUpdatedDate.slice(0, 10),
        document: JSON.stringify(version.document),
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const odd = policies.find(({ name, path }) => /[ ,]/.test(path + name));
  if (odd) throw new Error(`${odd.name} holds a separator`);
  const rows = policies.map(
    ({ name, path, version, updated, document }) => `${path}${name} ${version} ${updated} ${document.length}`,
  );
  return {
    count: policies.length,
    index: `${HEADER}
/**
 * A row for each AWS managed policy, by name: path and name, version, day of the last change, length
 * of the document.
 */
export const managedPolicyIndex: string = ${literal(rows.join())};
`,
    documents: `${HEADER}
/** The newest documents as minified JSON, in order of the index, one after the other. */
export const managedPolicyDocuments: string = ${literal(policies.map(({ document }) => document).join(''))};
`,
  };
}
