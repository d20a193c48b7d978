/**
 * Pseudo parameters that are one string, with the value taken for them unless a condition says otherwise;
 * null for those that only deployment knows.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
 */
export const PSEUDO_PARAMETERS: ReadonlyMap<string, string | null> = new Map([
  ['AWS::AccountId', null],
  ['AWS::Partition', 'aws'],
  ['AWS::Region', null],
  ['AWS::StackName', null],
  ['AWS::URLSuffix', 'amazonaws.com'],
]);
