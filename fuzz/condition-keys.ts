/** How a key's values are compared. */
export type KeyFamily = 'text' | 'arn' | 'ip' | 'numeric' | 'date' | 'bool' | 'binary';

/** A condition key that random policies speak of, with values for policies and values for requests. */
export interface FuzzKey {
  readonly key: string;
  readonly family: KeyFamily;
  /** Whether a request may hold several values of it. */
  readonly many: boolean;
  /** Values that policies list; patterns for text and ARNs. */
  readonly listed: readonly string[];
  /** Values with policy variables, for policies. */
  readonly variables?: readonly string[];
  /** Values that requests hold. */
  readonly held: readonly string[];
}

/** Keys that requests of any caller may carry, each of one family, and each family at least once. */
export const KEYS: readonly FuzzKey[] = [
  {
    key: 'aws:SourceVpce',
    family: 'text',
    many: false,
    listed: ['vpce-1', 'vpce-*', 'vpce-2', 'VPCE-1', '*', '?pce-1', ''],
    variables: [
      '${aws:PrincipalTag/team}',
      'vpce-${aws:PrincipalTag/team}',
      "vpce-${aws:PrincipalTag/team, '1'}",
      '${aws:PrincipalTag/team}*',
      '${aws:SourceVpce}',
    ],
    held: ['vpce-1', 'vpce-2', 'VPCE-1', 'vpce-*', 'other', ''],
  },
  {
    key: 'aws:PrincipalTag/team',
    family: 'text',
    many: false,
    listed: ['a', 'b', 'A', 'x*'],
    variables: ['${aws:SourceVpce}', "${aws:SourceVpce, 'a'}*", 'x${aws:PrincipalTag/team}'],
    held: ['a', 'b', 'A', 'xx', 'home', 'vpce-1', '*'],
  },
  {
    key: 'aws:TagKeys',
    family: 'text',
    many: true,
    listed: ['a', 'b', 'a*', '*b', '?', 'A', '*'],
    variables: ['${aws:PrincipalTag/team}', '${aws:PrincipalTag/team}*', "${aws:SourceVpce, 'a'}"],
    held: ['a', 'b', 'A', 'ab', 'aa', 'bb', 'c', 'cc'],
  },
  {
    key: 'aws:SourceIp',
    family: 'ip',
    many: false,
    listed: [
      '10.0.0.0/8',
      '10.1.0.0/16',
      '0.0.0.0/0',
      '10.0.0.0/9',
      '10.128.0.0/9',
      '2001:db8::/32',
      '10.1.2.3',
    ],
    held: ['10.0.0.1', '10.1.2.3', '10.200.0.1', '11.0.0.1', '2001:db8::1', 'fe80::1', 'nonsense'],
  },
  {
    key: 's3:max-keys',
    family: 'numeric',
    many: false,
    listed: ['5', '10', '7.5', '-1', '5.0'],
    held: ['5', '10', '7.5', '0', '-1', '100', 'many'],
  },
  {
    key: 'aws:CurrentTime',
    family: 'date',
    many: false,
    listed: ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z', '1767225600', '2026-06-01'],
    held: ['2025-12-31T00:00:00Z', '2026-01-01T00:00:00Z', '2026-08-01T12:00:00Z', '2028-01-01', 'soon'],
  },
  {
    key: 'aws:SecureTransport',
    family: 'bool',
    many: false,
    listed: ['true', 'false'],
    held: ['true', 'false', 'perhaps'],
  },
  {
    key: 'kms:EncryptionContext:id',
    family: 'binary',
    many: false,
    listed: ['QmluYXJ5', 'QmluYXJ6'],
    held: ['QmluYXJ5', 'QmluYXJ6', 'AAAA'],
  },
  {
    key: 'iam:PolicyARN',
    family: 'arn',
    many: false,
    listed: [
      'arn:aws:iam::*:policy/a',
      'arn:aws:iam::111122223333:policy/*',
      'arn:aws:iam::aws:policy/a',
      'arn:*',
      'arn:aws:iam::111122223333:policy/a',
    ],
    variables: [
      'arn:aws:iam::*:policy/${aws:PrincipalTag/team}',
      "arn:aws:iam::111122223333:policy/${aws:PrincipalTag/team, 'a'}",
      'arn:aws:iam::${aws:PrincipalTag/team}:*',
    ],
    held: [
      'arn:aws:iam::111122223333:policy/a',
      'arn:aws:iam::111122223333:policy/b:c',
      'arn:aws:iam::aws:policy/a',
      'arn:aws:sns:us-east-1:111122223333:a',
    ],
  },
];

const COMPARISONS = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];

/** The operators of a family, without qualifier and `IfExists`. */
export const OPERATORS: Readonly<Record<KeyFamily, readonly string[]>> = {
  text: [
    'StringEquals',
    'StringNotEquals',
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    'StringLike',
    'StringNotLike',
  ],
  arn: ['ArnEquals', 'ArnNotEquals', 'ArnLike', 'ArnNotLike'],
  ip: ['IpAddress', 'NotIpAddress'],
  numeric: COMPARISONS.map((comparison) => `Numeric${comparison}`),
  date: COMPARISONS.map((comparison) => `Date${comparison}`),
  bool: ['Bool'],
  binary: ['BinaryEquals'],
};
