import { z } from 'zod';

const checkId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not the id of a check');
const settableId = z
  .string()
  .regex(/^([a-z0-9]+(-[a-z0-9]+)*|guard:[A-Za-z_]\w*)$/, 'is not the id of a check or of a Guard rule');
const SEVERITIES = ['critical', 'high', 'error', 'medium', 'warning', 'low', 'suggestion'] as const;
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a day such as 2027-01-31');

/** What a configuration file may say. Its JSON Schema is published as `schema/config.schema.json`. */
export const configSchema = z.strictObject({
  $schema: z.string().optional().describe('The JSON Schema of this file, for editors.'),
  paths: z
    .array(z.string().min(1))
    .optional()
    .describe("Files and folders to scan when none are named, from this file's folder."),
  exclude: z
    .array(z.string().min(1))
    .optional()
    .describe("Patterns of paths to leave out, from this file's folder: `test/**`, `**/fixtures`."),
  trustedAccounts: z
    .array(z.string().regex(/^\d{12}$/, 'is not an account id of 12 digits'))
    .optional()
    .describe('Accounts that may be given access, your own included. Quote them: they may begin with 0.'),
  trustedOrganizations: z
    .array(z.string().regex(/^o-[a-z0-9]{10,32}$/, 'is not an organization id such as o-exampleorgid'))
    .optional()
    .describe('Organizations whose accounts may be given access.'),
  forbidInlinePolicies: z.boolean().optional().describe('Whether inline policies are against your rules.'),
  checks: z
    .record(settableId, z.enum(['off', ...SEVERITIES]))
    .optional()
    .describe('Checks and Guard rules to turn off, or to give another severity.'),
  optIn: z.array(checkId).optional().describe('Checks to run that are off unless asked for.'),
  failOn: z
    .enum([...SEVERITIES, 'never'])
    .optional()
    .describe('The least severity that makes the exit code 1; medium when absent.'),
  baseline: z
    .string()
    .min(1)
    .optional()
    .describe(
      "The file of `leastwise baseline`, from this file's folder, whose findings `leastwise scan` hides.",
    ),
  ignore: z
    .array(
      z.strictObject({
        check: z
          .string()
          .regex(/^(\*|[a-z0-9]+(-[a-z0-9]+)*|guard:[A-Za-z_]\w*)$/, 'is not the id of a check')
          .describe('The check whose findings to leave out; * for all.'),
        path: z.string().min(1).optional().describe("A pattern of paths, from this file's folder."),
        policy: z
          .string()
          .min(1)
          .optional()
          .describe('A name of a policy or of what owns it; * stands for any text.'),
        subject: z
          .string()
          .min(1)
          .optional()
          .describe('What the finding is about within the policy, such as Action::s3:*.'),
        reason: z
          .string()
          .min(1, 'is empty: say why the finding is acceptable')
          .describe('Why it is acceptable.'),
        expires: day.optional().describe('The last day on which this holds, such as 2027-01-31.'),
      }),
    )
    .optional()
    .describe('Findings to leave out, each with a reason.'),
});
