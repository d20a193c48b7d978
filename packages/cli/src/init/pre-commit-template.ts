/** A configuration of pre-commit with a hook that scans the files of a commit. */
export function preCommitTemplate(version: string): string {
  return `repos:
  - repo: local
    hooks:
      - id: leastwise
        name: leastwise scan
        entry: leastwise scan --ignore-unknown --quiet
        language: node
        additional_dependencies: ['leastwise@${version}']
        types_or: [json, yaml, terraform]
        require_serial: true
`;
}
