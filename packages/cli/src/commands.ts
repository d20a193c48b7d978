import type { PolicyKind, Severity } from '@leastwise/core';
import type { FormatName } from '@leastwise/report';
import type { Command, Flag } from './arguments/command.ts';

// Written out here, and held to their sources by a test, since loading those would slow every start.
const KINDS: readonly PolicyKind[] = [
  'identity',
  'resource',
  'trust',
  'boundary',
  'session',
  'scp',
  'rcp',
  'endpoint',
];
const FORMATS: readonly FormatName[] = ['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown'];
const SEVERITIES: readonly Severity[] = [
  'critical',
  'high',
  'error',
  'medium',
  'warning',
  'low',
  'suggestion',
];
const CATEGORIES = [
  'validity',
  'over-permission',
  'exposure',
  'trust',
  'condition-quality',
  'guardrail',
  'hygiene',
  'cdk',
];

const HELP: Flag = { name: 'help', short: 'h', summary: 'Show this help' };
const COLOR: Flag = {
  name: 'color',
  value: 'WHEN',
  choices: ['auto', 'always', 'never'],
  summary: 'When to use colour',
};
const TYPE: Flag = {
  name: 'type',
  value: 'KIND',
  choices: KINDS,
  summary: 'What kind of policy the policy documents among the files are, where they do not tell',
};
const TEXT_OR_JSON: Flag = {
  name: 'format',
  short: 'f',
  value: 'FORMAT',
  choices: ['pretty', 'json'],
  summary: 'How to write the answer',
};
const policyFlag = (name: string, summary: string): Flag => ({
  name,
  value: 'FILE',
  many: true,
  completes: 'files',
  summary,
});
const GUARD: Flag = {
  name: 'guard',
  value: 'RULES',
  many: true,
  completes: 'files',
  summary:
    'Hold templates to the CloudFormation Guard rules of a file or folder too, each as the check `guard:RULE`; may be given several times',
};
const CONFIG: readonly Flag[] = [
  { name: 'config', value: 'FILE', completes: 'files', summary: 'Use this configuration file' },
  { name: 'no-config', summary: 'Use no configuration file' },
];

/** Flags that say the layer of a file. */
const LAYERS: readonly Flag[] = [
  policyFlag('resource-policy', "The resource's policy"),
  policyFlag('boundary', 'The permissions boundary of the caller'),
  policyFlag('session', 'A session policy'),
  policyFlag('scp', 'Service control policies of a level, from the root down'),
  policyFlag('rcp', 'Resource control policies of a level, from the root down'),
  policyFlag('endpoint', 'The policy of the VPC endpoint that requests pass through'),
];

/** Every command, in the order of the help. Parsing, help and completion all read this. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'scan',
    summary: 'Find what is wrong in policies, templates, CDK output and Terraform',
    operands: '[PATH...]',
    completes: 'files',
    flags: [
      TYPE,
      {
        name: 'format',
        short: 'f',
        value: 'FORMAT',
        choices: FORMATS,
        many: true,
        summary: 'How to write the findings; may be given several times',
      },
      {
        name: 'output',
        short: 'o',
        value: '[FORMAT=]FILE',
        many: true,
        completes: 'files',
        summary: 'Write to a file, for one format where several are given',
      },
      {
        name: 'fail-on',
        value: 'LEVEL',
        choices: [...SEVERITIES, 'never'],
        summary: 'The least severity that makes the exit code 1 (medium unless configured)',
      },
      { name: 'exit-zero', summary: 'Exit with 0 whatever the findings are' },
      { name: 'severity', value: 'LEVEL', choices: SEVERITIES, summary: 'Hide findings below a severity' },
      {
        name: 'baseline',
        value: 'FILE',
        completes: 'files',
        summary: 'Hide the findings recorded in a file (that of the configuration)',
      },
      {
        name: 'fix',
        value: 'EFFECT',
        optional: true,
        choices: ['equivalent', 'narrower', 'typos'],
        many: true,
        summary:
          'Write fixes into the files: those proved to change nothing that is allowed, with `=narrower` also those that only take away, with `=typos` also what replaces words that cannot have been meant',
      },
      { name: 'dry-run', summary: 'With --fix, write nothing and show the changes as a unified diff' },
      GUARD,
      ...CONFIG,
      {
        name: 'check',
        value: 'ID',
        many: true,
        completes: 'checks',
        summary: 'Run only this check; may be given several times',
      },
      {
        name: 'skip',
        value: 'ID',
        many: true,
        completes: 'checks',
        summary: 'Do not run this check; may be given several times',
      },
      {
        name: 'ignore-unknown',
        summary: 'Pass over files that are named and hold neither policies nor templates, for hooks',
      },
      { name: 'show-suppressed', summary: 'Show what suppressions and the baseline hide' },
      COLOR,
      { name: 'quiet', short: 'q', summary: 'Write nothing to standard error but errors' },
      { name: 'verbose', short: 'v', summary: 'Say everything about every finding, and what was used' },
      HELP,
    ],
    details: [
      'Looks at JSON, YAML and Terraform files among the paths (the current folder when there are none) and tells by their content what they are: policy documents, CloudFormation and SAM templates, CDK cloud assemblies, Terraform modules and plans. A path of `-` reads standard input. Files that git ignores are left out unless named.',
      'Every fix is proved before it is applied: the changed file is read again, and each of its policies compared with what it was, over all requests. A fix whose effect is not known is not applied. After fixing, the findings and the exit code are those of what is left.',
      'Guard rules run with the `cfn-guard` of `@cdklabs/cdk-validator-cfnguard`, which is installed apart. Their findings are errors unless the configuration gives `guard:RULE` another severity, and are suppressed like any other.',
      'Exit code: 0 when nothing is at or above --fail-on, 1 when something is, 2 when the job could not be done.',
    ],
    examples: [
      { line: 'leastwise scan', what: 'everything below the current folder' },
      { line: 'leastwise scan template.yaml cdk.out', what: 'a template and a cloud assembly' },
      { line: 'leastwise scan --fix --dry-run', what: 'what fixing would change' },
      { line: 'leastwise scan --type scp guardrails', what: 'a folder of service control policies' },
      {
        line: 'leastwise scan --format github --output sarif=leastwise.sarif',
        what: 'in a workflow of GitHub',
      },
      { line: 'aws iam get-policy-version ... | leastwise scan -', what: 'from another command' },
    ],
    load: async () => (await import('./commands/scan.ts')).scan,
  },
  {
    name: 'baseline',
    summary: 'Record the findings of today, so that only new ones are shown',
    operands: '[PATH...]',
    completes: 'files',
    flags: [
      TYPE,
      {
        name: 'output',
        short: 'o',
        value: 'FILE',
        completes: 'files',
        summary: "Where to write (the configuration's, or leastwise-baseline.json)",
      },
      {
        name: 'prune',
        summary: 'Only drop from the file what matches no finding any more, and add nothing',
      },
      GUARD,
      ...CONFIG,
      HELP,
    ],
    details: [
      'Findings are recorded by fingerprint, which stays the same when lines move. Commit the file: with `baseline: leastwise-baseline.json` in the configuration, every scan hides what is in it and fails for what is new.',
    ],
    examples: [
      { line: 'leastwise baseline', what: 'write leastwise-baseline.json' },
      { line: 'leastwise scan --baseline leastwise-baseline.json', what: 'see what is new since' },
      { line: 'leastwise baseline --prune', what: 'drop what was mended' },
    ],
    load: async () => (await import('./commands/baseline.ts')).baseline,
  },
  {
    name: 'can',
    summary: 'Decide one request, and explain what every policy says of it',
    operands: 'PRINCIPAL ACTION RESOURCE',
    minOperands: 3,
    maxOperands: 3,
    flags: [
      policyFlag('policy', 'A policy of the caller, or of the resource when it names principals'),
      {
        name: 'context',
        value: 'KEY=VALUE',
        many: true,
        summary: 'A condition key of the request; again for another, or for another value of the same',
      },
      { name: 'unknown-context', summary: 'Take every other condition key for unknown, not for absent' },
      ...LAYERS,
      {
        name: 'resource-account',
        value: 'ID',
        summary: "The account of the resource, where its ARN does not tell (the caller's when absent)",
      },
      TEXT_OR_JSON,
      COLOR,
      HELP,
    ],
    details: [
      'PRINCIPAL is the ARN of a user, role or session, an account id, a service such as lambda.amazonaws.com, or `*` for a caller who does not sign. Layers that are not given do not exist.',
      'Exit code: 0 when the request is allowed, 1 when it is not or that depends, 2 when something cannot be read or is not a valid policy.',
    ],
    examples: [
      {
        line: 'leastwise can $ROLE s3:PutObject arn:aws:s3:::artifacts/a --policy ci.json',
        what: 'one policy',
      },
      {
        line: 'leastwise can ... --policy ci.json --boundary cap.json --scp root.json',
        what: 'several layers',
      },
      {
        line: 'leastwise can ... --policy ci.json --context aws:SourceIp=203.0.113.7',
        what: 'in circumstances',
      },
    ],
    load: async () => (await import('./commands/can.ts')).can,
  },
  {
    name: 'diff',
    summary: 'Prove what a change of policies lets happen, or no longer does',
    operands: '(OLD NEW | --since REF [PATH...] | --plan FILE)',
    completes: 'files',
    flags: [
      TYPE,
      {
        name: 'since',
        value: 'REF',
        summary: 'Compare with a commit of git: OLD is what the files at the paths were then',
      },
      {
        name: 'plan',
        value: 'FILE',
        completes: 'files',
        summary: 'Compare before and after of a Terraform plan, as `terraform show -json` prints it',
      },
      TEXT_OR_JSON,
      COLOR,
      HELP,
    ],
    details: [
      'OLD and NEW are policy documents, templates, Terraform modules, or folders whose files are paired by their paths; `-` reads one of them from standard input. Of templates, each user, group and role is compared with all that it wears, and every other policy by itself.',
      'Exit code: 0 when NEW allows nothing that OLD does not, 1 when it does or that is not known, 2 when something cannot be read or is not a valid policy.',
    ],
    examples: [
      { line: 'leastwise diff old.json new.json', what: 'two documents' },
      { line: 'leastwise diff --since main', what: 'what a branch changes' },
      { line: 'terraform show -json p.tfplan | leastwise diff --plan -', what: 'what applying changes' },
      { line: 'leastwise diff --type scp old.json new.json', what: 'two guardrails' },
    ],
    load: async () => (await import('./commands/diff.ts')).diff,
  },
  {
    name: 'prove',
    summary: 'Prove that policies never, or always, allow something, or find a request against it',
    operands: '(never | always | no-public | within REFERENCE)',
    minOperands: 1,
    maxOperands: 2,
    completes: ['never', 'always', 'no-public', 'within'],
    flags: [
      policyFlag('policy', 'A policy; several hold together, as those of one role do'),
      TYPE,
      { name: 'action', value: 'ACTION', many: true, summary: 'An action, or a pattern of actions' },
      { name: 'resource', value: 'ARN', many: true, summary: 'A resource, or a pattern of resources' },
      {
        name: 'principal',
        value: 'PRINCIPAL',
        many: true,
        summary: 'Who calls: an ARN, an account id for all of it, a service, or `*`',
      },
      {
        name: 'when',
        value: 'OPERATOR:KEY=VALUE',
        many: true,
        summary: 'A condition that every request meets; several values of one key are alternatives',
      },
      ...LAYERS,
      TEXT_OR_JSON,
      COLOR,
      HELP,
    ],
    details: [
      '`never`: no request of the set is allowed. `always`: every request of the set is. `no-public`: no resource policy or trust policy lets in a caller about whom it says nothing. `within REFERENCE`: the policies allow nothing that the reference does not.',
      '`never` and `always` take policies of one kind for all there is. Where their kinds differ, or a flag names another layer, all layers are composed as AWS evaluates them, over all requests; what is not given, and might grant, is taken to grant, and the answer says so.',
      'Exit code: 0 when it is proved, 1 when it is refuted or not decided, 2 when something cannot be read or is not a valid policy.',
    ],
    examples: [
      {
        line: "leastwise prove never --policy ci.json --action 'iam:*' --resource '*'",
        what: 'no IAM at all',
      },
      {
        line: "leastwise prove always --policy ci.json --action s3:Get* --resource '*'",
        what: 'what a job needs',
      },
      {
        line: "leastwise prove never --scp ou.json --action 'iam:*' --resource '*'",
        what: 'whatever identity policies say',
      },
      { line: 'leastwise prove no-public --policy template.yaml', what: 'every resource of a template' },
      {
        line: 'leastwise prove within reference.json --policy new.json',
        what: 'against a reference policy',
      },
    ],
    load: async () => (await import('./commands/prove.ts')).prove,
  },
  {
    name: 'test',
    summary: 'Run test cases of policies: requests with the decisions they should get',
    operands: 'PATH...',
    minOperands: 1,
    completes: 'files',
    flags: [
      {
        name: 'format',
        short: 'f',
        value: 'FORMAT',
        choices: ['pretty', 'json', 'junit'],
        summary: 'How to write the results',
      },
      COLOR,
      HELP,
    ],
    details: [
      'A file of cases is YAML or JSON: `version: 1` and `cases`, each with `name`, `request` (principal, action, resource, context), `policies` (identity, boundary, session, resource, scps, rcps, endpoint; written out or named by file) and `expect: {decision}`. Of folders, the files that hold cases are run; `-` reads standard input.',
      'Exit code: 0 when all pass, 1 when some fail, 2 when something cannot be read.',
    ],
    examples: [
      { line: 'leastwise test policies.test.yaml', what: 'a file of cases' },
      { line: 'leastwise test tests --format junit', what: 'a folder of them, for CI' },
    ],
    load: async () => (await import('./commands/test.ts')).test,
  },
  {
    name: 'minimise',
    summary: 'Print a smaller policy, proved to allow and deny the same',
    operands: 'FILE',
    minOperands: 1,
    maxOperands: 1,
    completes: 'files',
    flags: [TYPE, TEXT_OR_JSON, HELP],
    details: [
      'Removes statements, actions and resources that can go without a change of what the policy allows and denies, whatever other policies hold beside it. The policy goes to standard output, what was removed and the characters of the quota that it saves to standard error. FILE is a policy document; `-` reads standard input.',
    ],
    examples: [{ line: 'leastwise minimise policy.json > smaller.json', what: 'a document' }],
    load: async () => (await import('./commands/minimise.ts')).minimise,
  },
  {
    name: 'explain',
    summary:
      'Explain a check, an issue code, an escalation, an action, a condition key, a service or a managed policy',
    operands: 'TOPIC',
    minOperands: 1,
    maxOperands: 1,
    completes: 'checks',
    flags: [
      { name: 'document', summary: 'Print the document of an AWS managed policy, and nothing else' },
      COLOR,
      HELP,
    ],
    examples: [
      { line: 'leastwise explain pass-role-any', what: 'a check' },
      { line: 'leastwise explain INVALID_ACTION', what: 'an issue code of IAM Access Analyzer' },
      { line: 'leastwise explain lw-lambda-103', what: 'an escalation that a finding names' },
      { line: 'leastwise explain s3:GetObject', what: 'an action' },
      { line: 'leastwise explain aws:PrincipalOrgID', what: 'a condition key' },
      { line: 'leastwise explain ReadOnlyAccess', what: 'an AWS managed policy' },
      { line: 'leastwise explain ReadOnlyAccess --document > read.json', what: 'its document' },
    ],
    load: async () => (await import('./commands/explain.ts')).explain,
  },
  {
    name: 'checks',
    summary: 'List the checks',
    maxOperands: 0,
    flags: [
      { name: 'category', value: 'CATEGORY', choices: CATEGORIES, summary: 'Only the checks of a category' },
      {
        name: 'parity',
        summary: "List what IAM Access Analyzer's policy validation looks for, against our checks",
      },
      {
        name: 'format',
        short: 'f',
        value: 'FORMAT',
        choices: ['pretty', 'json'],
        summary: 'How to write the list',
      },
      COLOR,
      HELP,
    ],
    examples: [
      { line: 'leastwise checks', what: 'all of them' },
      { line: 'leastwise checks --category trust --format json', what: 'some of them, for a program' },
      { line: 'leastwise checks --parity', what: 'by the issue codes of IAM Access Analyzer' },
    ],
    load: async () => (await import('./commands/checks.ts')).checks,
  },
  {
    name: 'init',
    summary: 'Write a configuration file to start from',
    maxOperands: 0,
    flags: [
      { name: 'github-action', summary: 'Write a workflow of GitHub Actions too' },
      { name: 'pre-commit', summary: 'Write a configuration of pre-commit too' },
      HELP,
    ],
    details: ['Files that exist are left as they are.'],
    examples: [{ line: 'leastwise init --github-action', what: 'a configuration and a workflow' }],
    load: async () => (await import('./commands/init.ts')).init,
  },
  {
    name: 'completion',
    summary: 'Write the completion script of a shell',
    operands: 'SHELL',
    minOperands: 1,
    maxOperands: 1,
    completes: ['bash', 'zsh', 'fish', 'pwsh'],
    flags: [HELP],
    examples: [
      { line: 'source <(leastwise completion bash)', what: 'in ~/.bashrc' },
      { line: 'leastwise completion fish | source', what: 'in config.fish' },
    ],
    load: async () => (await import('./commands/completion.ts')).completion,
  },
];
