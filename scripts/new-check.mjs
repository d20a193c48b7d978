#!/usr/bin/env node
// Lays out a new check: npm run new-check -- <category> <id>
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const declaration = readFileSync(join(root, 'packages/checks/src/check.ts'), 'utf8');
const categories = [.../export type Category =([^;]*);/.exec(declaration)[1].matchAll(/'([^']+)'/g)]
  .map(([, name]) => name)
  // Of rules that teams write for CloudFormation Guard, which have no folder.
  .filter((name) => name !== 'guard');

function fail(message) {
  console.error(`${message}\nusage: npm run new-check -- <category> <id>`);
  process.exit(2);
}

const [category, id] = process.argv.slice(2);
if (!category || !id) fail('a category and an id are needed');
if (!categories.includes(category))
  fail(`\`${category}\` is not a category; there are ${categories.join(', ')}`);
if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
  fail(`\`${id}\` is not in kebab case: use words such as pass-role-any`);

const words = id.replaceAll('-', ' ');
const title = words[0].toUpperCase() + words.slice(1);
const files = {
  [`${id}.ts`]: `import { defineCheck } from '../check.ts';

export const check = defineCheck({
  id: '${id}',
  title: '${title}',
  category: '${category}',
  severity: 'medium',
  basis: 'proved',
  kinds: ['identity'],
  why: 'say in one sentence why it matters',
  fix: 'say in one sentence what to do',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      if (statement.effect !== 'Allow') continue;
      // Ask the engine what is allowed; looking for stars would report what a Deny or a condition closes. A resource
      // that the policy does not name is reached only by who may reach any.
      const answer = context.engine.access(subject).ask({
        actions: ['service:Action'],
        resources: [context.engine.arbitraryResource('service:type', subject)],
        circumstances: 'adverse',
        statement,
      });
      if (answer.possible !== 'yes') continue;
      context.report({
        at: statement.action?.range ?? statement.range,
        policy: subject,
        statement,
        witness: answer.witness,
        message: 'say what is wrong',
      });
    }
  },
});
`,
  [`${id}.md`]: `# ${title}

What it is and why it matters, in one paragraph.

## Bad

\`\`\`json
{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "service:Action", "Resource": "*" }]
}
\`\`\`

## Good

\`\`\`json
{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "service:Action", "Resource": "arn:aws:service:eu-west-1:111122223333:type/name" }
  ]
}
\`\`\`

## What is not reported

- What an action requires, what a Deny in the same policy closes, and what a strong condition limits.

## References

- [Title of the page](https://docs.aws.amazon.com/)
`,
  [`${id}.fixtures.yaml`]: `cases:
  - name: the plainest case
    policy:
      Version: "2012-10-17"
      Statement: { Effect: Allow, Action: "service:Action", Resource: "*" }
    expect: [{ message: "say what is wrong", severity: medium }]
  - name: a Deny closes it
    policy:
      Version: "2012-10-17"
      Statement:
        - { Effect: Allow, Action: "service:Action", Resource: "*" }
        - { Effect: Deny, Action: "service:Action", Resource: "*" }
    expect: []
`,
};

const folder = join(root, 'packages/checks/src', category);
for (const name of Object.keys(files)) {
  if (existsSync(join(folder, name))) fail(`${relative(root, join(folder, name))} is there already`);
}
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(files)) {
  writeFileSync(join(folder, name), text);
  console.log(relative(root, join(folder, name)));
}
console.log(`
Next: write the check, its page and its cases (the tests name every placeholder that is left), then
  node scripts/generate-check-registry.mjs && npx vitest run packages/checks/test -t ${id}
and, to scan with it,
  npm run build && npx leastwise scan PATH --check ${id}`);
