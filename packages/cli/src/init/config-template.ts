/** The configuration that `init` writes: every setting, explained, and all of them left out. */
export const CONFIG_TEMPLATE = `# Settings of leastwise. Everything here may be left out. \`leastwise checks\` lists the checks.

# Accounts and organizations that may be given access; your own first. Quote account ids.
# trustedAccounts: ["111122223333"]
# trustedOrganizations: [o-exampleorgid]

# What to scan when no path is given, and what to leave out.
# paths: [infrastructure]
# exclude: ["**/fixtures", "test/**"]

# The least severity that makes the exit code 1: critical, high, error, medium, warning, low, suggestion, never.
# failOn: medium

# The findings of the day you began, as \`leastwise baseline\` wrote them: only new ones are shown.
# baseline: leastwise-baseline.json

# Checks to turn off or to give another severity, and checks to turn on that are off by default.
# checks:
#   missing-version: "off"
#   whole-service: low
# optIn: []

# Report every policy that is written into its role, user or group.
# forbidInlinePolicies: true

# Findings that are acceptable, each with the reason, and the last day on which it holds.
# ignore:
#   - check: pass-role-any
#     path: pipeline/**
#     policy: DeployRole
#     reason: the pipeline creates the roles it passes
#     expires: 2027-01-31
`;
