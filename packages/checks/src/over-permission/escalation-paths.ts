import { EXISTING_ROLE_PATHS } from './knowledge/existing-role-paths.ts';
import { IAM_PATHS, IDENTITY_CENTER_PATHS } from './knowledge/iam-paths.ts';
import { PASS_ROLE_PATHS } from './knowledge/pass-role-paths.ts';

/** What a path gives to the one who takes it. */
export type EscalationGain =
  /** Permissions of its own choice, at once. */
  | 'administrator'
  /** The same, by a role of a name that the policy gives. */
  | 'administrator-by-name'
  /** The permissions of another principal of its choice, an administrator included. */
  | 'another-principal'
  /** The permissions of a role that it hands to a service which runs its code. */
  | 'passed-role'
  /** More than it had, if something holds that the policy does not show (see `provided`). */
  | 'conditional'
  /** The permissions of a role that some function, instance, build or stack already has. */
  | 'existing-role';

/** A known way from a few permissions to more of them. */
export interface EscalationPath {
  /** Stable id, as published at pathfinding.cloud; those with `lw-` are ours. */
  readonly id: string;
  /** What the caller does, to follow "can": `write an inline policy onto its own role`. */
  readonly does: string;
  readonly gain: EscalationGain;
  /** Who can take it, where the way works for one kind of principal only. */
  readonly actor?: 'user' | 'role';
  /** Actions that must be allowed on a resource of the caller's choice. */
  readonly onAny: readonly string[];
  /** The type of resource that `onAny` is about, where it is not the one that every request names. */
  readonly target?: string;
  /** Whether being allowed on the caller itself, or on a policy it has, is as good as on any resource. */
  readonly onSelf?: boolean;
  /** Actions that must be allowed on some resource. */
  readonly also?: readonly string[];
  /** Of these, one must be allowed on some resource. */
  readonly anyOf?: readonly string[];
  /** Whether a name that the policy gives is as good as any, where all steps are allowed on the same resource. */
  readonly onNamed?: boolean;
  /** Services that must be passed the role; `iam:PassRole` on any role to each is needed. */
  readonly passRoleTo?: readonly string[];
  /** What has to hold besides, for people. */
  readonly provided?: string;
}

/** All ways that policies alone decide, gravest first. */
export const ESCALATION_PATHS: readonly EscalationPath[] = [
  ...IAM_PATHS,
  ...PASS_ROLE_PATHS,
  ...EXISTING_ROLE_PATHS,
  ...IDENTITY_CENTER_PATHS,
];
