/** An account of somebody else. */
export const EXAMPLE_OUTSIDER = '999988887777';

/**
 * Plausible values that nobody configured: what a condition key holds in the request of a caller about whom a
 * policy says nothing. Each entry gives candidates; the first that the policy does not name is taken.
 */
const CANDIDATES: readonly { readonly key: RegExp; readonly values: readonly string[] }[] = [
  { key: /^aws:(source|vpcsource)ip$/, values: ['198.51.100.7', '203.0.113.7', '192.0.2.7', '100.20.30.40'] },
  { key: /^aws:(principal|source|resource|vpce)orgid$/, values: ['o-zz99unlisted', 'o-yy88unlisted'] },
  {
    key: /^aws:(principal|source|resource|vpce)orgpaths$/,
    values: ['o-zz99unlisted/r-zz99/ou-zz99-unlisted/'],
  },
  {
    key: /(^aws:(principal|source|resource|vpce)account$|calleraccount$|resourceaccount$)/,
    values: ['999988887777', '888877776666', '777766665555'],
  },
  { key: /^aws:sourcevpce$/, values: ['vpce-0unlisted000000ff', 'vpce-0unlisted000000ee'] },
  {
    key: /^aws:(sourcevpc|ec2instancesourcevpc)$/,
    values: ['vpc-0unlisted000000ff', 'vpc-0unlisted000000ee'],
  },
  { key: /^aws:sourcevpcarn$/, values: ['arn:aws:ec2:us-east-1:999988887777:vpc/vpc-0unlisted000000ff'] },
  {
    key: /^aws:principalarn$/,
    values: ['arn:aws:iam::999988887777:role/outsider', 'arn:aws:iam::888877776666:role/outsider'],
  },
  {
    key: /^aws:sourcearn$/,
    values: ['arn:aws:sns:us-east-1:999988887777:outsider', 'arn:aws:sns:us-east-1:888877776666:outsider'],
  },
  { key: /^aws:sourceowner$/, values: ['999988887777', '888877776666'] },
  {
    key: /^iam:passedtoservice$/,
    values: [
      'ec2.amazonaws.com',
      'lambda.amazonaws.com',
      'ecs-tasks.amazonaws.com',
      'glue.amazonaws.com',
      'cloudformation.amazonaws.com',
      'sagemaker.amazonaws.com',
      'codebuild.amazonaws.com',
      'states.amazonaws.com',
    ],
  },
  {
    key: /^iam:awsservicename$/,
    values: ['autoscaling.amazonaws.com', 'ecs.amazonaws.com', 'rds.amazonaws.com'],
  },
  {
    key: /^iam:(policyarn|permissionsboundary)$/,
    values: ['arn:aws:iam::aws:policy/AdministratorAccess', 'arn:aws:iam::111122223333:policy/unlisted'],
  },
  { key: /viaservice$/, values: ['ec2.us-east-1.amazonaws.com', 'sns.us-east-1.amazonaws.com'] },
  { key: /:sub$/, values: ['unlisted-subject'] },
  { key: /:aud$/, values: ['unlisted-audience'] },
];

const UNLISTED = ['unlisted', 'unlisted-2', 'zz-unlisted-3'];

/** Candidates for a text-like key in lower case, plainest first. */
export function freshCandidates(key: string): readonly string[] {
  return CANDIDATES.find(({ key: pattern }) => pattern.test(key))?.values ?? UNLISTED;
}
