/** Actions of which each alone undoes what a guardrail protects. */
export interface Ways {
  /** What they do, after `to`. */
  readonly end: string;
  readonly actions: readonly string[];
  /** Whether a Deny of one on every resource is about something else, such as which policies may be attached. */
  readonly onNamedOnly?: true;
}

/** Dated November 2026, from the pages of the services. */
export const WAYS: readonly Ways[] = [
  {
    end: 'silence a trail',
    actions: [
      'cloudtrail:StopLogging',
      'cloudtrail:DeleteTrail',
      'cloudtrail:UpdateTrail',
      'cloudtrail:PutEventSelectors',
    ],
  },
  {
    end: 'stop AWS Config from recording',
    actions: [
      'config:StopConfigurationRecorder',
      'config:DeleteConfigurationRecorder',
      'config:DeleteDeliveryChannel',
      'config:PutConfigurationRecorder',
    ],
  },
  {
    end: 'switch GuardDuty off',
    actions: [
      'guardduty:DeleteDetector',
      'guardduty:UpdateDetector',
      'guardduty:DisassociateFromAdministratorAccount',
    ],
  },
  {
    end: 'take an account out of Security Hub',
    actions: ['securityhub:DisableSecurityHub', 'securityhub:DisassociateFromAdministratorAccount'],
  },
  {
    end: 'take an account out of Macie',
    actions: ['macie2:DisableMacie', 'macie2:DisassociateFromAdministratorAccount'],
  },
  {
    end: 'take a role over',
    actions: ['iam:UpdateAssumeRolePolicy', 'iam:AttachRolePolicy', 'iam:PutRolePolicy'],
    onNamedOnly: true,
  },
];
