/** A workflow of GitHub Actions that annotates pull requests and fills code scanning. */
export function workflowTemplate(version: string): string {
  return `name: Leastwise
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
  security-events: write
jobs:
  scan:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npx --yes leastwise@${version} scan --format github --output sarif=leastwise.sarif
      - uses: github/codeql-action/upload-sarif@v3
        if: always()
        with:
          sarif_file: leastwise.sarif
`;
}
