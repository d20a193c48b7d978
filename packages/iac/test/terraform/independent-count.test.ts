import { parse } from '@cdktf/hcl2json';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTerraform } from '../../src/terraform/read-terraform.ts';
import { moduleOf } from './memory-files.ts';
import { POLICY_ARGUMENTS } from './policy-argument-list.ts';

/** A resource with a policy, and how it is written. */
interface Written {
  readonly argument: (typeof POLICY_ARGUMENTS)[number];
  readonly form: keyof typeof FORMS;
  readonly times: 'once' | 'counted' | 'for each';
}

/** The ways to write a document; `x` makes what they declare beside it distinct. */
const FORMS = {
  jsonencode: () =>
    'jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = "*", Principal = "*" }] })',
  heredoc: () =>
    '<<-EOT\n    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"}]}\n  EOT',
  'data source': (x: string) => `data.aws_iam_policy_document.${x}.json`,
  local: (x: string) => `local.${x}`,
  conditional: () => 'var.unknown ? jsonencode({ Statement = [] }) : file("policy.json")',
  file: () => 'file("policy.json")',
} as const;

const POLICY = '{"Version": "2012-10-17", "Statement": []}';

const written = fc.record<Written>({
  argument: fc.constantFrom(...POLICY_ARGUMENTS),
  form: fc.constantFrom(...(Object.keys(FORMS) as (keyof typeof FORMS)[])),
  times: fc.constantFrom('once', 'counted', 'for each'),
});

function hcl(resources: readonly Written[]): string {
  const blocks = resources.map(({ argument: [type, path], form, times }, at) => {
    const x = `x${at}`;
    const [block, inner] = path.split('[].');
    const value = FORMS[form](x);
    const argument = inner === undefined ? `${path} = ${value}` : `${block} {\n    ${inner} = ${value}\n  }`;
    const loop = { once: '', counted: 'count = 2', 'for each': 'for_each = toset(["a", "b", "c"])' }[times];
    const beside = {
      local: `locals { ${x} = jsonencode({ Statement = [] }) }`,
      'data source': `data "aws_iam_policy_document" "${x}" {\n  statement {\n    actions = ["a:b"]\n    resources = ["*"]\n  }\n}`,
    }[form as string];
    return `${beside ?? ''}\nresource "${type}" "${x}" {\n  ${loop}\n  ${argument}\n}\n`;
  });
  return `variable "unknown" { type = bool }\n${blocks.join('\n')}`;
}

type Json = Record<string, unknown>;

/** How many policies there are, by a walk over what HashiCorp's parser makes of the text. */
async function counted(text: string): Promise<number> {
  const { resource = {} } = (await parse('main.tf', text)) as {
    resource?: Record<string, Record<string, Json[]>>;
  };
  let count = 0;
  for (const [type, blocks] of Object.entries(resource)) {
    for (const [body] of Object.values(blocks)) {
      const times = typeof body!.count === 'number' ? body!.count : body!.for_each === undefined ? 1 : 3;
      for (const [of, path] of POLICY_ARGUMENTS) {
        if (of === type && holds(body, path.split('.'))) {
          // Each branch of a condition that nobody knows is a policy of its own.
          count += times * (JSON.stringify(body).includes('var.unknown') ? 2 : 1);
        }
      }
    }
  }
  return count;
}

function holds(value: unknown, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return true;
  const inner = (value as Json | undefined)?.[step.replace('[]', '')];
  if (inner === undefined) return false;
  return Array.isArray(inner) ? inner.some((item) => holds(item, rest)) : holds(inner, rest);
}

test('every policy of a module is found, as an independent walk counts them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 12 }), async (resources) => {
      const text = hcl(resources);
      const source = readTerraform(moduleOf({ 'main.tf': text, 'policy.json': POLICY }));
      expect(source.problems).toEqual([]);
      expect(source.policies).toHaveLength(await counted(text));
    }),
    { numRuns: 60 },
  );
});
