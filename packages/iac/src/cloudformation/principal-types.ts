import type { DeclaredPrincipal } from '@leastwise/core';

/** How a type of principal says what it wears, as paths from its properties. */
export interface PrincipalType {
  readonly kind: DeclaredPrincipal['kind'];
  /** The list of ARNs of managed policies. */
  readonly managedPolicies: string;
  /** Objects with `Name` and `Path` of customer managed policies. */
  readonly customerManaged?: string;
  /** The ARN of its permissions boundary. */
  readonly boundary?: string;
  /** The object with `Name` and `Path` of its permissions boundary. */
  readonly customerBoundary?: string;
}

/** The types of resource that are principals, or that make principals. */
export const PRINCIPAL_TYPES: ReadonlyMap<string, PrincipalType> = new Map(
  Object.entries<PrincipalType>({
    'AWS::IAM::Role': { kind: 'role', managedPolicies: 'ManagedPolicyArns', boundary: 'PermissionsBoundary' },
    'AWS::IAM::User': { kind: 'user', managedPolicies: 'ManagedPolicyArns', boundary: 'PermissionsBoundary' },
    'AWS::IAM::Group': { kind: 'group', managedPolicies: 'ManagedPolicyArns' },
    'AWS::SSO::PermissionSet': {
      kind: 'permission-set',
      managedPolicies: 'ManagedPolicies',
      customerManaged: 'CustomerManagedPolicyReferences[]',
      boundary: 'PermissionsBoundary.ManagedPolicyArn',
      customerBoundary: 'PermissionsBoundary.CustomerManagedPolicyReference',
    },
  }),
);
