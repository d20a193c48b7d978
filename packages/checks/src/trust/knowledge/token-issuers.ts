/** What is known of an OpenID Connect provider whose tokens roles are assumed with. */
export interface TokenIssuer {
  readonly name: string;
  /** Whether one issuer serves all of its customers, so that anybody can get a token from it. */
  readonly shared: boolean;
  /** The claim that says whose token it is. */
  readonly tenantClaim: 'sub' | 'aud' | 'app_id';
  /** How subjects look; other texts are not subjects of this issuer. */
  readonly subject: RegExp;
  /** A subject that somebody who has nothing to do with the policy can get. */
  readonly foreignSubject: string;
  /** What a stranger may put where a pattern for subjects has its first wildcard: the end of a name and what follows. */
  readonly endings: readonly string[];
  /** The audience of its tokens for AWS, unless the policy names one. */
  readonly audience: string;
  /** How a subject that only one tenant can have begins, for people. */
  readonly advice: string;
}

const ANY_TEXT = /^/;

const UNKNOWN_ISSUER: TokenIssuer = {
  name: 'this identity provider',
  shared: false,
  tenantClaim: 'sub',
  subject: ANY_TEXT,
  foreignSubject: 'unlisted-subject',
  endings: [],
  audience: 'sts.amazonaws.com',
  advice: 'one subject of the provider',
};

/** By the provider's URL without its scheme. */
const ISSUERS: readonly {
  readonly url: RegExp;
  readonly issuer: Partial<TokenIssuer> & Pick<TokenIssuer, 'name'>;
}[] = [
  {
    // https://docs.github.com/en/actions/reference/security/oidc
    url: /^token\.actions\.githubusercontent\.com$/,
    issuer: {
      name: 'GitHub Actions',
      shared: true,
      subject: /^repo:[^/:]+\/[^/:]+:.+$/,
      foreignSubject: 'repo:unlisted/unlisted:ref:refs/heads/main',
      endings: ['-unlisted', '-unlisted/any', '-unlisted/any:ref:refs/heads/main'],
      advice: '`repo:<owner>/<repository>:`',
    },
  },
  {
    // https://docs.gitlab.com/ci/secrets/id_token_authentication/
    url: /^gitlab\.com$/,
    issuer: {
      name: 'GitLab.com',
      shared: true,
      subject: /^project_path:[^/:]+\/[^:]+:ref_type:[^:]+:ref:.+$/,
      foreignSubject: 'project_path:unlisted/unlisted:ref_type:branch:ref:main',
      endings: ['-unlisted', '-unlisted/any', '-unlisted/any:ref_type:branch:ref:main'],
      audience: 'https://gitlab.com',
      advice: '`project_path:<group>/<project>:`',
    },
  },
  {
    // https://developer.hashicorp.com/terraform/cloud-docs/dynamic-provider-credentials/workload-identity-tokens
    url: /^app\.terraform\.io$/,
    issuer: {
      name: 'HCP Terraform',
      shared: true,
      subject: /^organization:[^:]+:project:[^:]+:workspace:[^:]+:run_phase:[^:]+$/,
      foreignSubject: 'organization:unlisted:project:unlisted:workspace:unlisted:run_phase:apply',
      endings: ['-unlisted', '-unlisted:project:any', '-unlisted:project:any:workspace:any:run_phase:apply'],
      audience: 'aws.workload.identity',
      advice: '`organization:<organization>:project:`',
    },
  },
  {
    // https://buildkite.com/docs/pipelines/security/oidc
    url: /^agent\.buildkite\.com$/,
    issuer: {
      name: 'Buildkite',
      shared: true,
      subject: /^organization:[^:]+:pipeline:[^:]+:.+$/,
      foreignSubject: 'organization:unlisted:pipeline:unlisted:ref:refs/heads/main:commit:0000000:step:build',
      endings: ['-unlisted', '-unlisted:pipeline:any:ref:refs/heads/main:commit:0000000:step:build'],
      advice: '`organization:<organization>:pipeline:`',
    },
  },
  {
    // https://support.atlassian.com/bitbucket-cloud/docs/deploy-on-aws-using-bitbucket-pipelines-openid-connect/
    url: /^api\.bitbucket\.org\/2\.0\/workspaces\//,
    issuer: {
      name: 'Bitbucket Pipelines, for the repositories of this workspace,',
      foreignSubject: '{00000000-0000-0000-0000-000000000000}:{11111111-1111-1111-1111-111111111111}',
      advice: 'the id of one repository',
    },
  },
  {
    // https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
    url: /^oidc\.eks\.[^/]+\/id\//,
    issuer: {
      name: 'this EKS cluster',
      subject: /^system:serviceaccount:[^:]+:[^:]+$/,
      foreignSubject: 'system:serviceaccount:unlisted:unlisted',
      advice: '`system:serviceaccount:<namespace>:<name>`',
    },
  },
  {
    // https://circleci.com/docs/openid-connect-tokens/
    url: /^oidc\.circleci\.com\/org\//,
    issuer: {
      name: 'CircleCI, for the projects of this organization,',
      foreignSubject: 'org/unlisted/project/unlisted/user/unlisted',
      advice: '`org/<organization>/project/<project>/`',
    },
  },
  // The applications of everybody: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc.html
  { url: /^accounts\.google\.com$/, issuer: { name: 'Google', shared: true, tenantClaim: 'aud' } },
  {
    url: /^cognito-identity\.amazonaws\.com$/,
    issuer: { name: 'Amazon Cognito', shared: true, tenantClaim: 'aud' },
  },
  { url: /^www\.amazon\.com$/, issuer: { name: 'Login with Amazon', shared: true, tenantClaim: 'app_id' } },
  { url: /^graph\.facebook\.com$/, issuer: { name: 'Facebook', shared: true, tenantClaim: 'app_id' } },
];

/** What is known of the issuer with a URL, given without its scheme. */
export function tokenIssuer(url: string): TokenIssuer {
  const known = ISSUERS.find((one) => one.url.test(url));
  return known ? { ...UNKNOWN_ISSUER, ...known.issuer } : UNKNOWN_ISSUER;
}
