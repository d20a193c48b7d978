import { type Check, defineCheck } from '../check.ts';
import { writtenProperty } from './written-property.ts';

/** Names by which services of AWS look for a role, so that no other will do. */
const PRESCRIBED: ReadonlySet<string> = new Set([
  'AWSCloudFormationStackSetAdministrationRole',
  'AWSCloudFormationStackSetExecutionRole',
  'AWSControlTowerExecution',
  'dms-access-for-endpoint',
  'dms-cloudwatch-logs-role',
  'dms-vpc-role',
  'vmimport',
]);

/** A check that reports resources whose name the template fixes. */
export function defineNameCheck(
  names: Readonly<Record<string, string>>,
  check: Pick<Check, 'id' | 'title' | 'why' | 'fix'>,
): Check {
  return defineCheck({
    ...check,
    category: 'hygiene',
    severity: 'suggestion',
    basis: 'proved',
    checkResource: {
      types: Object.keys(names),
      check(resource, context) {
        // In Terraform names are usual, and none of what follows of them in CloudFormation holds.
        if (context.source.format === 'terraform') return;
        const property = names[resource.type]!;
        const written = writtenProperty(resource, [property], context.source.text);
        if (!written || PRESCRIBED.has(written.value)) return;
        context.report({
          at: written.node.range,
          resource,
          message: `\`${resource.id}\` has the fixed name \`${written.value}\``,
          subject: property,
        });
      },
    },
  });
}
