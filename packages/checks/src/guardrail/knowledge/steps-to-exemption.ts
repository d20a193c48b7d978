/** Something that makes a caller one whom a guardrail spares. */
export interface Step {
  readonly action: string;
  readonly resource?: string;
  readonly keys: Readonly<Record<string, string | readonly string[]>>;
  /** Whether it needs nothing that exists already. */
  readonly isEasy: boolean;
}

const ACCOUNT = '111122223333';

/**
 * How one who may use IAM in an account becomes a principal that an ARN pattern describes: by making one of that name
 * or, where the name is fixed, by taking over the one that has it.
 * None for those that only AWS makes (`role/aws-reserved/`, `role/aws-service-role/`), for root users and for `*`.
 */
export function stepsToPrincipal(pattern: string): readonly Step[] {
  const [, account, kind, name] = /^arn:[^:]*:iam::([^:]*):(role|user)\/(.+)$/.exec(pattern) ?? [];
  if (account === undefined || kind === undefined || name === undefined) return [];
  if (/^aws-(reserved|service-role)\//.test(name)) return [];
  const id = /^\d{12}$/.test(account) ? account : ACCOUNT;
  const resource = `arn:aws:iam::${id}:${kind}/${name.replace(/\*/g, 'x').replace(/\?/g, 'x')}`;
  const isOpenName = /[*?]/.test(name);
  const step = (action: string, isEasy: boolean): Step => ({ action, resource, keys: {}, isEasy });
  if (kind === 'user') return [step('iam:CreateUser', isOpenName), step('iam:CreateAccessKey', false)];
  return [step('iam:CreateRole', isOpenName), step('iam:UpdateAssumeRolePolicy', false)];
}

/** How one who may use IAM in an account gets a principal with a tag. */
export function stepsToTag(key: string, value: string): readonly Step[] {
  // A pattern is met by what is left of it without its wildcards.
  const keys = { [`aws:RequestTag/${key}`]: value.replace(/[*?]/g, 'x'), 'aws:TagKeys': [key] };
  return ['iam:TagRole', 'iam:TagUser', 'sts:TagSession'].map((action) => ({ action, keys, isEasy: true }));
}
